//! The program as the tests start it: without the settings of whoever runs them.

use std::process::Command;

/// `waypost` with these arguments.
pub(crate) fn waypost(args: &[&str]) -> Command {
    let mut command = waypost_under(&[]);
    command.args(args);
    command
}

/// `waypost` as the last words of this command line (`prlimit …`, `sh -c …`), or alone where there is none.
pub(crate) fn waypost_under(wrapper: &[&str]) -> Command {
    let program = env!("CARGO_BIN_EXE_waypost");
    let mut command = match wrapper {
        [] => Command::new(program),
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
    };
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("WAYPOST_") {
            command.env_remove(name);
        }
    }
    command
}
