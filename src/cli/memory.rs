//! The settings' need of memory against what the process may use: a start that could only end in a kill is refused.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::Queue;
use crate::config::{Config, ConfigError};

/// Where control groups are mounted.
const GROUPS: &str = "/sys/fs/cgroup";

/// Refuses sizes of uploads and texts that do not fit into the memory of this process.
///
/// # Errors
/// The setting to lower, when a control group or a limit of the process allows less than uploads may take.
pub(super) fn require(config: &Config) -> Result<(), ConfigError> {
    let allowed = allowed_bytes(Path::new("/proc/self"), Path::new(GROUPS));
    let needed = Queue::most_bytes(config);
    match allowed {
        Some(allowed) if allowed < needed => Err(ConfigError::new(
            "max-text-bytes",
            format!(
                "uploads of this size may take {} MiB of memory and the process has {} MiB; lower it or --max-upload-bytes",
                needed.div_ceil(1 << 20),
                allowed >> 20
            ),
        )),
        _ => Ok(()),
    }
}

/// The tightest limit on memory, in bytes; `None` where there is none, or no such system.
fn allowed_bytes(process: &Path, groups: &Path) -> Option<u64> {
    let read = |path: &Path| fs::read_to_string(path).ok();
    let membership = read(&process.join("cgroup")).unwrap_or_default();
    let of_groups = files(&membership, groups).into_iter().filter_map(|file| {
        let limit = read(&file)?;
        limit.trim().parse().ok()
    });
    let of_process = read(&process.join("limits")).and_then(|limits| data_limit(&limits));
    of_groups.chain(of_process).min()
}

/// Files that may hold a limit, from `/proc/self/cgroup`: those of the group and of every group around it.
fn files(membership: &str, groups: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for line in membership.lines() {
        let mut fields = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (fields.next(), fields.next()) else {
            continue;
        };
        let (root, name) = match controllers {
            "" => (groups.to_owned(), "memory.max"),
            list if list.split(',').any(|one| one == "memory") => {
                (groups.join("memory"), "memory.limit_in_bytes")
            }
            _ => continue,
        };
        // Inside a container the path may be that of the host; its mount is then the group itself.
        let around = Path::new(path.trim_start_matches('/')).ancestors();
        files.extend(around.map(|group| root.join(group).join(name)));
    }
    files
}

/// The soft limits of `/proc/self/limits` on data and addresses, the smaller one.
fn data_limit(limits: &str) -> Option<u64> {
    let limit = |name: &str| {
        let line = limits.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    [limit("Max data size"), limit("Max address space")]
        .into_iter()
        .flatten()
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: &str = "Limit                     Soft Limit           Hard Limit           Units     \n\
        Max cpu time              unlimited            unlimited            seconds   \n\
        Max data size             unlimited            unlimited            bytes     \n\
        Max address space         unlimited            unlimited            bytes     \n";

    /// A process in this group of a file system of groups with these files.
    fn allowed(membership: &str, limits: &str, files: &[(&str, &str)]) -> Option<u64> {
        let folder = tempfile::tempdir().unwrap();
        let groups = folder.path().join("groups");
        for (name, text) in files {
            let path = groups.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(folder.path().join("cgroup"), membership).unwrap();
        fs::write(folder.path().join("limits"), limits).unwrap();
        allowed_bytes(folder.path(), &groups)
    }

    #[test]
    fn the_tightest_group_around_the_process_counts() {
        let files = [
            ("memory.max", "max\n"),
            ("apps/memory.max", "268435456\n"),
            ("apps/waypost/memory.max", "max\n"),
        ];
        assert_eq!(allowed("0::/apps/waypost\n", LIMITS, &files), Some(256 << 20));
        assert_eq!(allowed("0::/other\n", LIMITS, &files), None);
    }

    #[test]
    fn groups_of_the_first_version_are_read_too() {
        let files = [
            ("memory/memory.limit_in_bytes", "9223372036854771712\n"),
            ("memory/docker/7/memory.limit_in_bytes", "134217728\n"),
        ];
        let membership = "9:name=systemd:/\n4:cpu,memory:/docker/7\n0::/\n";
        assert_eq!(allowed(membership, LIMITS, &files), Some(128 << 20));
    }

    #[test]
    fn in_a_container_the_mount_is_the_group() {
        let files = [("memory.max", "134217728\n")];
        assert_eq!(allowed("0::/kubepods/pod-7/a\n", LIMITS, &files), Some(128 << 20));
    }

    #[test]
    fn limits_of_the_process_count_and_what_is_missing_does_not() {
        let limits = LIMITS.replacen(
            "unlimited            unlimited            bytes",
            "104857600 unlimited bytes",
            1,
        );
        assert_eq!(allowed("", &limits, &[]), Some(100 << 20));
        assert_eq!(allowed("", "", &[]), None);
    }
}
