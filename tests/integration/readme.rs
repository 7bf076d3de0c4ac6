//! What the README says is so.

#[test]
fn the_settings_table_is_that_of_the_program() {
    let readme = include_str!("../../README.md");
    let section = readme
        .split("## Settings\n")
        .nth(1)
        .expect("README.md has a section `## Settings`");
    let table: String = section
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .fold(String::new(), |table, line| table + line + "\n");
    let expected = waypost::config::settings_table();
    assert_eq!(table, expected, "put this table into README.md:\n{expected}");
}
