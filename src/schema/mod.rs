//! Readers of schema documents: XSD and WSDL, and code lists. What XSD gives has unresolved names.

#[cfg(feature = "csv")]
mod delimited;
mod genericode;
mod iana;
pub(crate) mod list;
mod table;
pub(crate) mod xsd;
