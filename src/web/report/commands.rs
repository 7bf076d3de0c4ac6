//! Commands that renew what leaked: data, the same in every language.

const DEVICE_KEY: &str = "az iot hub device-identity renew-key --hub-name <hub> --device-id <device> --key-type primary\n\
    az iot hub policy renew-key --hub-name <hub> --name <policy> --renew-key primary";

const STORAGE_KEY: &str = "az storage account keys renew --account-name <account> --key primary";

/// Text key of the advice and its command.
type Advice = (&'static str, Option<&'static str>);

/// How to renew a secret of this kind; `None` for personal data, which cannot be renewed.
pub(super) fn rotating(kind: &str) -> Option<Advice> {
    match kind {
        "email" | "ip" | "mac" => None,
        "shared-access-key" | "azure-key" | "possible-key" | "sas-signature" | "device-key" => {
            Some(("rotate-device-key", Some(DEVICE_KEY)))
        }
        "storage-account-key" => Some(("rotate-storage-key", Some(STORAGE_KEY))),
        "private-key" | "tls-secret" => Some(("rotate-private-key", None)),
        _ => Some(("rotate-credential", None)),
    }
}
