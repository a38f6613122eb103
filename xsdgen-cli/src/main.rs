//! The `xsdgen` command.

fn main() {}
