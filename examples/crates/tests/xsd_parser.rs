//! Types with `for = "xsd-parser"`, as the deserializers and serializers that xsd-parser writes call them.

use crates::native::{Code, Port, Roast, Roasts};
use xsd_parser_types::quick_xml::{
    DeserializeBytes, DeserializeHelper, SerializeBytes, SerializeHelper,
};

fn round<T: DeserializeBytes + SerializeBytes>(text: &str) -> Result<String, String> {
    let value = T::deserialize_bytes(&mut DeserializeHelper::default(), text.as_bytes());
    let value = value.map_err(|error| error.to_string())?;
    let written = value.serialize_bytes(&mut SerializeHelper::default());
    let written = written.map_err(|error| error.to_string())?;
    Ok(written.unwrap_or_default().into_owned())
}

#[test]
fn attributes_and_elements_are_read_and_written() {
    assert_eq!(
        round::<Roast>(" medium-dark ").as_deref(),
        Ok("medium-dark")
    );
    assert_eq!(round::<Roasts>("58  light").as_deref(), Ok("58 light"));
    assert_eq!(round::<Code>("AB-1").as_deref(), Ok("AB-1"));
    assert_eq!(round::<Port>("+080").as_deref(), Ok("80"));
    let error = round::<Port>("0").unwrap_err();
    assert!(error.contains("Port is "), "{error}");
}
