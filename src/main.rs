//! Development face until the command line is merged.
fn main() {
    let tree = waypost::content::ContentTree::embedded();
    let rules = match waypost::analysis::Rules::load(&tree) {
        Ok(rules) => rules,
        Err(faults) => { for f in faults { eprintln!("{f}"); } std::process::exit(1) }
    };
    let file = std::env::args().next_back().unwrap();
    let bytes = std::fs::read(&file).unwrap();
    let text = waypost::analysis::decode(&bytes, &Default::default()).unwrap();
    println!("{}", serde_json::to_string_pretty(&waypost::analysis::analyse(&rules, &text.text)).unwrap());
}
