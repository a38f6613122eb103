//! Readers of schema documents: XSD and WSDL, and genericode code lists. What they give has unresolved names.

pub(crate) mod genericode;
pub(crate) mod xsd;
