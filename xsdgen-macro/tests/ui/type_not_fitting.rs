use xsdgen_macro::{xsd_enum, xsd_type};

#[xsd_type("tests/schemas/machine.xsd")]
struct Never;

#[xsd_type("tests/schemas/machine.xsd")]
struct Remark;

#[xsd_type("tests/schemas/machine.xsd")]
struct Prot;

#[xsd_type("tests/schemas/machine.xsd")]
struct Port(u16);

#[xsd_enum("tests/schemas/machine.xsd")]
enum Ports {}

#[xsd_type("tests/schemas/machine.xsd")]
enum Serial {}

fn main() {
    let _: Option<Prot> = "1".parse().ok();
}
