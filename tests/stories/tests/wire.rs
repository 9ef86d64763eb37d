//! The page's types are those of the one list of commands.

#[test]
fn the_pages_types_are_not_stale() {
    let kept = include_str!("../../../ui/src/host/wire.ts");
    assert!(kept.trim_end() == nenrin_practice::typescript().trim_end(), "run `make wire`");
}
