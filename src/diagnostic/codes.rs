//! Every code in one table: `xsdgen explain` prints it and `docs/diagnostics.md` is made from it.

use std::fmt;

use super::Diagnostic;
use crate::text::suggestion;

/// A code with its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The code, such as `XSD0012`.
    pub code: &'static str,
    /// What it is about, as a heading.
    pub title: &'static str,
    /// What it means and why it matters.
    pub explanation: &'static str,
    /// Input that causes it.
    pub example: &'static str,
    /// What to do about it.
    pub cure: &'static str,
}

/// Declares the codes: one constant and one page each.
macro_rules! codes {
    ($($(#[doc = $title:literal])+ $name:ident = $code:literal {
        $explanation:literal
        example: $example:literal
        cure: $cure:literal
    })+) => {
        $($(#[doc = $title])+ pub const $name: &str = $code;)+

        /// Every page, by code.
        pub const PAGES: &[Page] = &[$(Page {
            code: $code,
            title: concat!($($title),+),
            explanation: $explanation,
            example: $example,
            cure: $cure,
        }),+];
    };
}

codes! {
    /// A file cannot be read
    CANNOT_READ = "XSD0001" {
        "An input, or a document that it refers to, could not be read from disk: it does not exist, is a directory, or may not be opened. A document can refer to files only, not to pipes or devices."
        example: "xsdgen generate no-such-file.xsd"
        cure: "Check the spelling and the permissions. Paths on the command line are relative to the current directory, those in macros to the crate's manifest, those in xsdgen.toml to that file."
    }
    /// A file is too large
    TOO_LARGE = "XSD0002" {
        "A document has more bytes than the option `limit-input-size` allows."
        example: "xsdgen generate --limit-input-size 1000 big.xsd"
        cure: "Raise `limit-input-size` if the file comes from a source that you trust."
    }
    /// A file lies outside of the root directory
    OUTSIDE_ROOT = "XSD0003" {
        "The option `root` confines reading to one directory, and an input or a document that it refers to lies elsewhere, perhaps through a symbolic link."
        example: "xsdgen generate --root schemas ../other.xsd"
        cure: "Move the file below the root directory, or name a directory that holds all documents."
    }
    /// The encoding is not known
    UNKNOWN_ENCODING = "XSD0004" {
        "The XML declaration or the byte order mark names an encoding that is not read. UTF-8, UTF-16, ISO-8859-1, windows-1252 and US-ASCII are."
        example: "<?xml version=\"1.0\" encoding=\"EBCDIC-CP-US\"?>"
        cure: "Convert the file to UTF-8 and declare it so."
    }
    /// The bytes are not valid in the file's encoding
    UNDECODABLE = "XSD0005" {
        "The file holds bytes that have no meaning in its encoding. Without an XML declaration or a byte order mark the encoding is UTF-8."
        example: "a file saved as windows-1252 that declares no encoding"
        cure: "Name the true encoding in the XML declaration, or convert the file to UTF-8."
    }
    /// A document is not well-formed XML
    NOT_WELL_FORMED = "XSD0006" {
        "The text breaks the rules of XML itself, so that nothing in it can be relied on."
        example: "<xs:enumeration value=\"a\">"
        cure: "Mend the place that the message points at. An XML editor, or `xmllint --noout FILE`, finds all of them."
    }
    /// Entities expand to too much
    ENTITY_EXPANSION = "XSD0007" {
        "Entities declared in the DTD expand to more bytes than `limit-expansion` allows, or are nested too deep. Small files can be made to expand to gigabytes this way."
        example: "<!ENTITY a \"…\"> <!ENTITY b \"&a;&a;&a;&a;\"> …"
        cure: "Write the text itself instead of entities; or raise `limit-expansion` if the file comes from a source that you trust."
    }
    /// An external entity is used
    EXTERNAL_ENTITY = "XSD0008" {
        "An entity stands for the content of another file or address. Such entities are never fetched: hostile documents use them to read files. References to parameter entities, such as `%HTMLlat1;`, are passed over with a warning, whether external or not."
        example: "<!ENTITY x SYSTEM \"file:///etc/passwd\"> … &x;"
        cure: "Write the text itself, or declare the entity with its text; instead of a parameter entity, write the declarations that it stands for."
    }
    /// Elements are nested too deep
    TOO_DEEP = "XSD0009" {
        "Elements, type derivations or patterns are nested deeper than `limit-depth` allows."
        example: "a thousand groups in each other"
        cure: "Raise `limit-depth` if the file comes from a source that you trust."
    }
    /// There is nothing to generate
    NOTHING_TO_GENERATE = "XSD0010" {
        "None of the inputs has a simple type with an enumeration, so the generated file has no items."
        example: "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>"
        cure: "Name the documents that define the enumerations; or, for a directory, check that its files have one of the extensions that are read."
    }
    /// A document is not a schema
    NOT_A_SCHEMA = "XSD0011" {
        "The document is XML, but neither a schema nor a document with schemas in it, such as WSDL. In a directory that is searched it is passed over with a warning; where it is named it is an error."
        example: "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"/>"
        cure: "Name the schema itself, or move what is not a schema out of the directory. The root element of a schema is `schema` in the namespace http://www.w3.org/2001/XMLSchema."
    }
    /// A schema is written for a draft of XML Schema
    DRAFT_NAMESPACE = "XSD0012" {
        "The schema's namespace is one of the working drafts of 1999 and 2000, which differ from the recommendation of 2001 in elements, facets and built-in types."
        example: "<schema xmlns=\"http://www.w3.org/1999/XMLSchema\"/>"
        cure: "Bring the schema up to the recommendation, whose namespace is http://www.w3.org/2001/XMLSchema."
    }
    /// A catalog is not a catalog
    NOT_A_CATALOG = "XSD0013" {
        "A file given as catalog, or named by one, is not an OASIS XML catalog."
        example: "<catalogue/>"
        cure: "Its root element is `catalog` in the namespace urn:oasis:names:tc:entity:xmlns:xml:catalog."
    }
    /// Too many documents
    TOO_MANY_DOCUMENTS = "XSD0014" {
        "More documents are reached by include, import, redefine and override than `limit-documents` allows."
        example: "xsdgen generate --limit-documents 10 big.xsd"
        cure: "Raise `limit-documents` if the documents come from a source that you trust."
    }
    /// References lead too far
    REFERENCES_TOO_DEEP = "XSD0015" {
        "A document is reached by a longer way of include, import, redefine and override than `limit-include-depth` allows."
        example: "xsdgen generate --limit-include-depth 1 main.xsd, where main.xsd includes a.xsd, and a.xsd includes b.xsd"
        cure: "Raise `limit-include-depth` if the documents come from a source that you trust."
    }
    /// An element has too many attributes
    TOO_MANY_ATTRIBUTES = "XSD0016" {
        "An element has more attributes than `limit-attributes` allows; declarations of namespaces count too. The time to compare them with each other grows with the square of their number."
        example: "an element with 100,000 attributes"
        cure: "Raise `limit-attributes` if the file comes from a source that you trust."
    }
    /// Too many namespaces are in scope
    TOO_MANY_NAMESPACES = "XSD0017" {
        "More prefixes of namespaces are in scope at an element than `limit-namespaces` allows. Each element that declares one more keeps a list of all."
        example: "1,000 attributes `xmlns:a1`, `xmlns:a2`, … on the root element"
        cure: "Declare prefixes where they are used; or raise `limit-namespaces` if the file comes from a source that you trust."
    }
    /// Too many entities are declared
    TOO_MANY_ENTITIES = "XSD0018" {
        "The DTD inside a document declares more entities than `limit-entities` allows; one that is declared again counts again. Each reference is looked up among all of them."
        example: "a DTD with 80,000 declarations `<!ENTITY e1 \"…\">`"
        cure: "Write the text itself instead of entities; or raise `limit-entities` if the file comes from a source that you trust."
    }
    /// A document of XML 1.1 would be read as another text
    XML_1_1 = "XSD0019" {
        "The document says that it is XML 1.1 and holds something that XML 1.0 reads in another way: U+0085 or U+2028, which end lines in 1.1 only, a control character or a reference to one, or `xmlns:p=\"\"`. All other documents of XML 1.1 are read, since the two versions do not differ in them."
        example: "<?xml version=\"1.1\"?> … &#1;"
        cure: "Replace what the message points at, or say `version=\"1.0\"` if that is what was meant."
    }
    /// A document that is referred to was not found
    MISSING_DOCUMENT = "XSD0101" {
        "A schema includes or imports a document that is not there. It is an error only when something that is needed should come from it. Addresses on the network are never fetched."
        example: "<xs:import namespace=\"urn:x\" schemaLocation=\"http://example.org/x.xsd\"/>"
        cure: "Put the document where the address points, or say where it is: with an XML catalog (`catalog`), with `map PREFIX=DIR`, or as another input."
    }
    /// A prefix is not declared
    UNDECLARED_PREFIX = "XSD0102" {
        "A name is written with a prefix that no `xmlns:` attribute in scope declares."
        example: "<xs:restriction base=\"my:Color\">"
        cure: "Declare the prefix at the schema element: `xmlns:my=\"…\"`."
    }
    /// A type is not defined
    UNRESOLVED_TYPE = "XSD0103" {
        "A base, item or member type is named that no document of the run defines; or elements or attributes have such a type. It is an error when something that is generated needs the type."
        example: "<xs:restriction base=\"xs:strnig\">"
        cure: "Correct the name, or its prefix; or add the document that defines the type, by `xs:import`, `xs:include` or as another input."
    }
    /// A type is derived from itself
    CIRCULAR_DEFINITION = "XSD0104" {
        "A simple type is its own base, item or member type, directly or by way of others."
        example: "<xs:simpleType name=\"A\"><xs:restriction base=\"A\"/></xs:simpleType>"
        cure: "Break the circle: one of the types must be derived from another one."
    }
    /// Two definitions of one name differ
    DUPLICATE_DEFINITION = "XSD0105" {
        "One schema has two types of one name that do not have the same values. In one document that is an error; between documents, and on pages, it is a warning, and each reference means the nearest definition."
        example: "two included documents that both define `Color`"
        cure: "Remove one, or rename it; several versions of a schema can be given as separate inputs, if no document refers to both."
    }
    /// A document has the wrong target namespace
    WRONG_NAMESPACE = "XSD0106" {
        "An included document has another target namespace than the one that includes it, or an imported one another than the import says. It is not read. That is an error when a type that is generated needs something of the namespace that was expected."
        example: "<xs:import namespace=\"urn:a\" schemaLocation=\"b.xsd\"/> where b.xsd is of urn:b"
        cure: "Use `xs:import` for another namespace, `xs:include` for the same, and correct the attribute `namespace`."
    }
    /// A redefinition does not fit
    WRONG_REDEFINITION = "XSD0107" {
        "A type in `xs:redefine` must restrict the type of the same name in the redefined document, which must be there."
        example: "<xs:redefine schemaLocation=\"a.xsd\"><xs:simpleType name=\"New\">…"
        cure: "Give it its own name outside of `xs:redefine`, or restrict the type itself."
    }
    /// A type is not simple
    NOT_SIMPLE = "XSD0108" {
        "The base, item or member type of a simple type is a complex type."
        example: "<xs:restriction base=\"MyComplexType\">"
        cure: "Refer to a simple type."
    }
    /// A schema excludes itself
    VERSION_EXCLUDED = "XSD0109" {
        "Attributes of conditional inclusion on the root element leave the whole schema out for the chosen version of XML Schema. It is read nevertheless, since an empty schema is never what is meant."
        example: "<xs:schema vc:minVersion=\"1.0\" vc:maxVersion=\"1.1\">"
        cure: "`vc:maxVersion` names the first version that is left out; remove it, or name a later one. Or choose the version with the option `xsd-version`."
    }
    /// Attributes of conditional inclusion mean nothing
    NO_CONDITIONS = "XSD0110" {
        "The option `xsd-version` chooses XML Schema 1.0, which does not know the attributes `vc:minVersion`, `vc:maxVersion` and their kin: they came with 1.1. All elements are read, whatever the attributes say."
        example: "xsdgen generate --xsd-version 1.0 a.xsd, where a type has `vc:minVersion=\"1.1\"`"
        cure: "Choose version 1.1, or take the elements out that are not for 1.0."
    }
    /// A simple type is not complete
    INCOMPLETE_TYPE = "XSD0201" {
        "A simple type must be a restriction, list or union, and must say of what. It is an error when something that is generated needs the type. An enumeration without base is read as one of xs:string (XSD0213)."
        example: "<xs:simpleType name=\"A\"/>"
        cure: "Add what is missing: `base`, `itemType` or `memberTypes`, or a type in place."
    }
    /// An attribute is missing
    MISSING_ATTRIBUTE = "XSD0202" {
        "An element of the schema lacks an attribute that it must have, such as the value of a facet."
        example: "<xs:enumeration/>"
        cure: "Add the attribute. The empty text is a value too: `value=\"\"`."
    }
    /// An element is misplaced
    MISPLACED = "XSD0203" {
        "An element of the schema stands where it cannot stand."
        example: "<xs:notation name=\"n\"><xs:enumeration value=\"a\"/></xs:notation>"
        cure: "Facets stand in `xs:restriction`; they hold nothing but `xs:annotation`."
    }
    /// A literal is not valid for the base type
    LITERAL_OUTSIDE_BASE = "XSD0204" {
        "The value of an enumeration facet must be valid for the type that is restricted."
        example: "<xs:restriction base=\"xs:integer\"><xs:enumeration value=\"one\"/>"
        cure: "Correct the value, or restrict another type."
    }
    /// A literal is excluded by another facet
    LITERAL_EXCLUDED = "XSD0205" {
        "A value is enumerated, but a pattern, length or other facet beside it excludes the literal that the schema gives for it, so it gets no variant."
        example: "<xs:enumeration value=\"abc\"/><xs:maxLength value=\"2\"/>"
        cure: "Remove the value, or correct the other facet."
    }
    /// A facet does not apply
    WRONG_FACET = "XSD0206" {
        "A facet cannot stand on this type, has a value that it cannot have, or widens what the base type allows."
        example: "<xs:restriction base=\"xs:string\"><xs:totalDigits value=\"3\"/>"
        cure: "Remove or correct the facet; the message names the rule."
    }
    /// A facet is not evaluated
    UNSUPPORTED_FACET = "XSD0207" {
        "The facet is right, but it is not evaluated: the generated type accepts what its other facets accept."
        example: "<xs:assertion test=\"$value mod 2 = 0\"/>"
        cure: "Check such values yourself, or enumerate what the assertion allows."
    }
    /// A notation is not declared
    UNDECLARED_NOTATION = "XSD0208" {
        "Values of xs:NOTATION must be names of notations that the schema declares."
        example: "<xs:restriction base=\"xs:NOTATION\"><xs:enumeration value=\"jpeg\"/>"
        cure: "Declare it: `<xs:notation name=\"jpeg\" public=\"image/jpeg\"/>`."
    }
    /// A default or fixed value is not valid
    WRONG_DEFAULT = "XSD0209" {
        "The default or fixed value of an attribute or element must be valid for its type."
        example: "<xs:attribute name=\"color\" type=\"Color\" default=\"gren\"/>"
        cure: "Use one of the type's values."
    }
    /// A literal can never be met
    SHADOWED_LITERAL = "XSD0210" {
        "A union asks its member types in order. A member before the enumeration accepts the literal as a value of its own, so that the enumerated value never comes up; it gets no variant."
        example: "<xs:union memberTypes=\"xs:integer CodeWith1AndA\"/>"
        cure: "Put the enumeration before the wider type in `memberTypes`."
    }
    /// Too many values
    TOO_MANY_VALUES = "XSD0211" {
        "One type has more values than `limit-values` allows."
        example: "xsdgen generate --limit-values 10 big.xsd"
        cure: "Raise `limit-values` if the document comes from a source that you trust."
    }
    /// A type has no value
    NO_VALUES = "XSD0212" {
        "No text is valid for the type, because its facets exclude all of its values."
        example: "<xs:restriction base=\"Color\"><xs:maxLength value=\"0\"/>"
        cure: "Correct the facets."
    }
    /// A type was guessed
    ASSUMED_TYPE = "XSD0213" {
        "A page, or a file that is one bare definition, refers to a type that is defined nowhere in the run: it is read as xs:string. Or a schema refers to a built-in type without the prefix of XML Schema: it is read as that type. Or an enumeration does not name its base type, or `keep-going` is given and nothing defines it: it is read as one of xs:string."
        example: "<xs:restriction base=\"q1:Name\">, <xs:restriction base=\"short\">"
        cure: "Give the document that defines the type as another input; write the prefix of a built-in type."
    }
    /// A union has too many member types
    TOO_MANY_MEMBERS = "XSD0214" {
        "A union has more than 4,096 basic member types: the members of its members, each as often as it is reached. A text may have to be judged against all of them."
        example: "<xs:simpleType name=\"U9\"> <xs:union memberTypes=\"U8 U8b\"/>, and the like for U8, U7 …"
        cure: "Let each union stand in another one once."
    }
    /// A name is too long
    NAME_TOO_LONG = "XSD0215" {
        "The name of a type, or of an element or attribute that an anonymous type hangs from, has more characters than `limit-name-length` allows."
        example: "xsdgen generate --limit-name-length 4 color.xsd, where a type is called `Color`"
        cure: "Shorten the name; or raise `limit-name-length` if the document comes from a source that you trust."
    }
    /// A description is too long
    DOC_TOO_LONG = "XSD0216" {
        "One description of a type or a value has more bytes than `limit-doc-length` allows. All of it would go into the generated file."
        example: "xsdgen generate --limit-doc-length 100 color.xsd, where the documentation of a type fills a page"
        cure: "Shorten the description; or raise `limit-doc-length` if the document comes from a source that you trust."
    }
    /// A type cannot be derived so
    FORBIDDEN_DERIVATION = "XSD0217" {
        "Some types cannot be what others are derived from: one whose `final`, or whose schema's `finalDefault`, forbids it; a list, or a union that holds a list, as item type of a list; xs:error, which has no values; xs:anySimpleType and xs:anyAtomicType, which are those of all texts. With `keep-going` a type derived from the last two is read as one of texts."
        example: "<xs:simpleType name=\"Color\" final=\"restriction\">… <xs:restriction base=\"Color\">"
        cure: "Derive the type from another one, or allow what is wanted: `final` lists what is forbidden."
    }
    /// All types together are too large
    MODEL_TOO_LARGE = "XSD0218" {
        "The values of all types take more memory than the option `limit-model-size` allows. A short input can ask for much: each union of an enumeration repeats its values, and a page may give one description to all of them."
        example: "xsdgen generate --limit-model-size 1000 color.xsd, where ten unions have one large enumeration as a member"
        cure: "Raise `limit-model-size` if the document comes from a source that you trust."
    }
    /// Values of the old version are not kept
    VALUES_NOT_KEPT = "XSD0219" {
        "A type that `deprecated-from` has as an enumeration is a list now, or the other way round, or a list of other items. No variant can stand for what the old type had."
        example: "xsdgen generate --deprecated-from old.xsd color.xsd, where `Color` became a list of another type"
        cure: "Read old data with code that is generated from the old version, or give one of the two types another name."
    }
    /// An element is not one of XML Schema
    UNKNOWN_ELEMENT = "XSD0220" {
        "An element has the namespace of XML Schema and a name that XML Schema does not have, or the name and not the namespace. Nothing of it is read. Inside of a simple type that is an error, elsewhere a warning."
        example: "<xs:enumaration value=\"red\"/>"
        cure: "Correct the name, or write the prefix."
    }
    /// A prefix of a page's schema text is not declared
    UNKNOWN_PREFIX = "XSD0301" {
        "A schema fragment on a page uses a prefix for elements of XML Schema, or for a built-in base type, that is neither declared nor one of the usual ones (`xs`, `xsd`, `s`, or none)."
        example: "<pre>&lt;foo:simpleType name=\"Color\"> &lt;foo:restriction base=\"foo:string\"> …</pre>"
        cure: "Declare the prefix on the fragment, or use `xs:`."
    }
    /// A page's schema text is torn
    TORN_FRAGMENT = "XSD0302" {
        "A schema fragment on a page is not well-formed: a tag is not closed, closes nothing, or text stands between declarations. It was mended by what XML Schema allows to stand where."
        example: "<xs:enumeration value=\"a\"> </xs:restriction>"
        cure: "Correct the page; or check that the values that were found are the ones that were meant."
    }
    /// A page's schema text is beyond repair
    BEYOND_REPAIR = "XSD0303" {
        "A schema fragment on a page cannot be made into well-formed XML and is left out; the other fragments are read."
        example: "<xs:simpleType 1=\"2\" …"
        cure: "Correct the page where the message says."
    }
    /// Pages are not read by this build
    NO_PAGES = "XSD0304" {
        "The input is a specification page, but the library was built without the feature that reads pages. The macros leave it out by default because it makes them slower to build."
        example: "include_schema!(\"spec/page.html\") without `features = [\"pages\"]`"
        cure: "Enable the feature `pages` in Cargo.toml."
    }
    /// A prefix without a declaration was taken for XML Schema
    PREFIX_TAKEN = "XSD0305" {
        "A schema fragment on a page uses one of the usual prefixes for XML Schema without declaring it, as fragments do."
        example: "<pre>&lt;xs:simpleType name=\"Color\"> &lt;xs:restriction base=\"xsd:string\"> …</pre>"
        cure: "Nothing needs to be done."
    }
    /// A file is not read as it is
    BINARY_FORMAT = "XSD0306" {
        "The file is a Word document, a PDF file, or of another format that is not text. A converter makes HTML of most of them; of PDF files none makes tables that can be relied on."
        example: "xsdgen generate Spec.docx"
        cure: "Convert it with the command that the message shows, or give `--pandoc` on the command line, which starts that program. For a PDF file look for the document in another format first."
    }
    /// Only the schema text of a file is read
    NOT_CONVERTED = "XSD0307" {
        "The file is reStructuredText, AsciiDoc, LaTeX or the like. Schema text in it is found as it stands, but its tables and lists are not read, so that its markup never becomes documentation."
        example: "xsdgen generate spec.rst"
        cure: "Convert it with the command that the message shows, or give `--pandoc` on the command line, which starts that program."
    }
    /// A converter failed
    CONVERSION_FAILED = "XSD0308" {
        "The program that `--pandoc` started for a file is not installed, failed, took too long, or wrote too much."
        example: "xsdgen generate --pandoc spec.rst, where pandoc is not installed"
        cure: "Run the command that the message shows by hand and see what it says."
    }
    /// Files of a directory are passed over
    PASSED_OVER = "XSD0309" {
        "A directory that was given has files whose names end in something that is not read."
        example: "xsdgen generate spec/, with spec/picture.png"
        cure: "Nothing needs to be done. Name a file by itself if it is a schema or a page nevertheless; `--pandoc` reads more formats."
    }
    /// A description may belong to a type
    DOUBTFUL_MATCH = "XSD0310" {
        "A table, list or run of paragraphs mentions values of a type, but too few of them, or too far away, to be sure that it describes the type. It is not applied unless `apply-doubtful` is given."
        example: "a table of three rows, two of which are values of an enumeration of forty, in another section"
        cure: "Look at the place that the message names. If it does describe the type, use `--apply-doubtful`, or name the type in the table's heading or caption."
    }
    /// A value has no row in the page's table
    VALUE_WITHOUT_ROW = "XSD0311" {
        "The page describes the values of a type, but not this one."
        example: "<xs:enumeration value=\"Closed\"/> and a table that has only a row for `Open`"
        cure: "Add the row to the page, or take the value out of the schema."
    }
    /// A row of the page's table is not a value
    ROW_WITHOUT_VALUE = "XSD0312" {
        "The page describes something as a value of a type that the schema does not have; often one of the two is misspelt."
        example: "a row for `SendImageFailed` and <xs:enumeration value=\"SendImangeFailed\"/>"
        cure: "Correct the page or the schema; the message names the nearest value."
    }
    /// Page and schema differ in letter case
    LETTER_CASE = "XSD0313" {
        "A row of the page's table and a value of the schema differ only in upper and lower case. The description is applied; what the schema says is what is valid."
        example: "a row for `BitRate` and <xs:enumeration value=\"Bitrate\"/>"
        cure: "Use the schema's spelling on the page."
    }
    /// A page describes a value more than once
    DUPLICATE_ROW = "XSD0314" {
        "Two rows of a page's table are for the same value. The first is used."
        example: "two rows for `Open`"
        cure: "Leave one of them."
    }
    /// A description is empty
    EMPTY_DESCRIPTION = "XSD0315" {
        "The page has a row for the value, but says nothing in it."
        example: "<tr><td>Open</td><td></td></tr>"
        cure: "Describe the value."
    }
    /// Page and schema list the values in different orders
    ORDER_DIFFERS = "XSD0316" {
        "The rows of a page's table do not stand in the order of the schema's values. The schema's order is kept."
        example: "rows for `Closed` and `Open`, the schema has `Open` first"
        cure: "Nothing needs to be done."
    }
    /// A page given with `docs` describes nothing
    NOTHING_DESCRIBED = "XSD0317" {
        "No table, list, section or paragraph of a page that `docs` names was believed to describe a type. The message says why: the page is of a format that has to be converted, nothing on it mentions values, or the evidence is too thin."
        example: "xsdgen generate types.xsd --docs unrelated.html"
        cure: "See `xsdgen inspect --explain`. Name the type in the heading or the caption of its table, give the page that describes it, or use `--apply-doubtful`."
    }
    /// A variant could not be named by its value alone
    NUMBERED_VARIANT = "XSD0401" {
        "Two values of one type have the same literal, or very long ones with the same hash, so no spelling of the literal tells them apart and one variant got a number. Such a name may pass to another value when the schema changes."
        example: "a union of xs:string and xs:integer that lists the literal 1 for both"
        cure: "Give the value a name of its own with `rename-value`."
    }
    /// An override matches nothing
    UNMATCHED_OVERRIDE = "XSD0402" {
        "An option names a type or a value that the inputs do not have: it is misspelt, or the schema has changed. Or it names a type that it can do nothing for, such as `non-exhaustive-for` a list. It would have no effect."
        example: "xsdgen generate --rename-type Colour=Paint color.xsd"
        cure: "Use the name that the message suggests. Types go by their name in the schema, by {namespace}name ({}name in no namespace), by a path such as Car/@color for an anonymous type, or by their name in Rust; values are TYPE::LITERAL. `*` and `?` are wildcards, a backslash takes them as they are."
    }
    /// A name that an override asks for is not an identifier
    NOT_AN_IDENTIFIER = "XSD0403" {
        "The name cannot stand in Rust code: it is a keyword, begins with a digit, or holds a character that identifiers have not. Or it is one that the generated code needs for itself, such as `VALUES`, the name of the error type, or `str`."
        example: "xsdgen generate --rename-value Color::red=1st color.xsd"
        cure: "Use another name, such as the one that the message suggests."
    }
    /// Two things are given the same name
    SAME_NAME_TWICE = "XSD0404" {
        "Overrides give one name to two types of the file or to two values of a type; the generated code would not compile."
        example: "rename-value = { \"Color::light*\" = \"Light\" }, where two values begin with `light`"
        cure: "Give each its own name. In `rename-value`, a `*` in the name stands for what the `*` in the literal matched: `Color::light*=Light*`."
    }
    /// A type that is dropped is needed by another
    DROPPED_TYPE_NEEDED = "XSD0405" {
        "A list or an alias is built from a type that `drop-types` takes out."
        example: "xsdgen generate --drop-types Color garage.xsd, where `Colors` is a list of `Color`"
        cure: "Drop both types, or keep both."
    }
    /// A type cannot be constants
    NO_CONSTANTS = "XSD0406" {
        "`constants-for` names a type that is not a closed enumeration. Text that is none of the values has no constant, and a list has no values of its own."
        example: "xsdgen generate --constants-for Colors garage.xsd, where `Colors` is a list of `Color`"
        cure: "Name the item type of a list, the type that an alias stands for, or make the type `closed`."
    }
    /// The schema has no such enumeration
    NO_SUCH_TYPE = "XSD0420" {
        "A macro on one enum or struct names a type that the inputs do not have, that several of them have, or that is no such item in Rust. Without `name` the type is called like the enum or struct."
        example: "#[xsd_enum(\"schemas/dhcp.xsd\")] pub enum FailoverState {}"
        cure: "Write `name = \"…\"` with the name that the schema gives the type, or with the path that `xsdgen inspect` shows for it."
    }
    /// A file cannot be written
    CANNOT_WRITE = "XSD0501" {
        "The output, or the directory that it belongs in, could not be written. What stood there before is unchanged."
        example: "xsdgen generate -o /proc/out.rs color.xsd"
        cure: "Check that the directory exists and may be written to, and that the disk is not full."
    }
    /// An option is not known
    UNKNOWN_OPTION = "XSD0502" {
        "No option has this name."
        example: "sarde = true"
        cure: "Use the name that the message suggests; `xsdgen generate --help` lists all options, and they have the same names everywhere."
    }
    /// An option has a wrong value
    WRONG_OPTION_VALUE = "XSD0503" {
        "The value that was given is not one that the option takes."
        example: "lookup = \"fast\""
        cure: "Use one of the values that the message lists."
    }
    /// A generated file is not up to date
    NOT_UP_TO_DATE = "XSD0504" {
        "With --check: the file is not what the inputs and options give now. The difference is on standard output."
        example: "xsdgen generate --check -o src/color.rs color.xsd"
        cure: "Run the same command without --check, look at what changed, and commit the file."
    }
    /// The project has no configuration
    NO_CONFIG = "XSD0505" {
        "`xsdgen build` found no xsdgen.toml in the current directory or above it."
        example: "cd / && xsdgen build"
        cure: "Create xsdgen.toml beside Cargo.toml, or name one with --config."
    }
    /// The configuration is wrong
    WRONG_CONFIG = "XSD0506" {
        "xsdgen.toml is not TOML, or lacks something that an output needs."
        example: "[[output]]\nschema = \"color.xsd\""
        cure: "Give each `[[output]]` a `file` and a `schema`, both relative to xsdgen.toml."
    }
    /// The configuration is not read here
    NO_CONFIG_READER = "XSD0507" {
        "A build script or a macro names an xsdgen.toml, and the crate was built without its feature `config`, which costs build time and few need."
        example: "include_schema!(\"schemas/color.xsd\", config = \"xsdgen.toml\")"
        cure: "Write `xsdgen = { version = \"0.1\", features = [\"config\"] }` in Cargo.toml, or the same of xsdgen-macro."
    }
    /// The generated file is too large
    OUTPUT_TOO_LARGE = "XSD0508" {
        "The result has more bytes than the option `limit-output-size` allows."
        example: "xsdgen generate --limit-output-size 1000 big.xsd"
        cure: "Raise `limit-output-size`, or generate fewer types."
    }
    /// There is no such code
    UNKNOWN_CODE = "XSD0509" {
        "`xsdgen explain`, `deny` or `allow` was given a code that no message has."
        example: "xsdgen explain XSD9999"
        cure: "Copy the code from the message: it stands at its end, in brackets."
    }
    /// A macro has a wrong argument
    WRONG_MACRO_ARGUMENT = "XSD0510" {
        "An argument of a macro cannot be read, is missing, is given twice, or is about something that another place of the item says."
        example: "#[derive(XsdEnum)] enum Roast { Light }"
        cure: "Write what the message asks for. The documentation of the macro lists its arguments; options are called as on the command line, with `_` for `-`."
    }
    /// A macro stands on the wrong item
    WRONG_MACRO_ITEM = "XSD0511" {
        "`#[xsd_enum]` fills in an empty enum, and `#[derive(XsdEnum)]` takes an enum whose variants are its values. Neither takes type parameters or lifetimes."
        example: "#[derive(XsdEnum)] struct Roast { light: bool }"
        cure: "Write an enum of variants without fields. One variant may keep other text: `#[xsd(other)] Other(String)`."
    }
    /// An enum disagrees with the schema
    ENUM_DISAGREES = "XSD0512" {
        "`#[derive(XsdEnum)]` compared an enum with the schema's type: a value has no variant, a variant has no value, or two variants have the same."
        example: "#[derive(XsdEnum)] #[xsd(schema = \"coffee.xsd\")] enum Roast { Ligth }"
        cure: "Make the change that the message names."
    }
    /// A derive sees the names of variants
    DERIVE_SEES_NAMES = "XSD0513" {
        "A derive that `derive`, `derive-for`, `attribute` or `attribute-for` asks for makes its own text of each variant's name: clap would offer `v58`, a JSON Schema list `MediumDark`, where serde and `FromStr` read `58` and `medium-dark`. With the option for the crate, too, the trait would be implemented twice, which is an error."
        example: "xsdgen generate --serde --derive schemars::JsonSchema color.xsd"
        cure: "Use the option for the crate instead: `clap`, `schemars`, `serde`, `sqlx`, `ts-rs`, `utoipa`. Where the names are what you want, hide the warning with `allow`."
    }
    /// A schema is not in the package
    NOT_PACKAGED = "XSD0514" {
        "A build script or a macro under `cargo package` or `cargo publish` reads a file outside of the package's directory. Cargo packs nothing from there, so that who gets the crate from a registry cannot build it. For a macro the file is missing then, so it is an error."
        example: "Builder::new().schema(\"../schemas/color.xsd\"), in a crate that is published"
        cure: "Move the file below the crate's Cargo.toml (and into `include`, if the manifest has it), or check the generated file in and publish that."
    }
    /// A genericode document is not a code list
    NOT_A_CODE_LIST = "XSD0601" {
        "Besides code lists, genericode has documents for column sets and for sets of lists. They hold no codes. In a directory that is searched they are passed over with a warning."
        example: "<gc:ColumnSet xmlns:gc=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\">"
        cure: "Hand in the documents whose root element is CodeList."
    }
    /// The column of the codes cannot be told
    NO_CODE_COLUMN = "XSD0602" {
        "A code list becomes an enumeration by the column that its key names. This one has no key, has a key of several columns, or lacks a column that an option asks for."
        example: "<Key Id=\"k\"><ColumnRef Ref=\"agency\"/><ColumnRef Ref=\"code\"/></Key>"
        cure: "Choose the column with `code-column`, those that describe the codes with `name-column`, by Id or name. The message lists the columns."
    }
    /// A row of a code list has no code
    ROW_WITHOUT_CODE = "XSD0603" {
        "The row has no value in the column of the codes, so it is left out."
        example: "<Row><Value ColumnRef=\"name\"><SimpleValue>Euro</SimpleValue></Value></Row>"
        cure: "Complete the row, or choose another column with `code-column`."
    }
    /// A code stands in two rows
    CODE_TWICE = "XSD0604" {
        "A code is one value, however many rows it stands in. The variant is made once, with what its rows agree on. In genericode the values of a key must differ; elsewhere rows may repeat a code, and this is said only when they say different things of it."
        example: "two rows with the code EUR"
        cure: "Mend the list, or choose another column with `code-column`."
    }
    /// A code is not valid for the type of its column
    INVALID_CODE = "XSD0605" {
        "The column names a built-in type of XML Schema that does not have this value."
        example: "<Data Type=\"integer\"/> and <SimpleValue>12a</SimpleValue>"
        cure: "Mend the value, or the type of the column."
    }
    /// A code list has no codes
    NO_CODES = "XSD0606" {
        "The document identifies a code list but does not hold its codes: it has no SimpleCodeList."
        example: "<gc:CodeList> with an Identification and a ColumnSet only"
        cure: "Hand in the document that holds the rows."
    }
    /// The columns of a code list are in a document that was not found
    MISSING_COLUMN_SET = "XSD0607" {
        "A genericode list can take its columns and keys from another document (ColumnSetRef, ColumnRef, KeyRef). That document is needed to know which column holds the codes and what type they have. Nothing is ever fetched: it is looked up in catalogs, then in `map`, then beside the list. With `code-column` this is a warning, and the columns that the rows name count as text."
        example: "<ColumnSetRef><CanonicalVersionUri>urn:x:columns:1</CanonicalVersionUri><LocationUri>columns.gc</LocationUri></ColumnSetRef>"
        cure: "Put the document beside the list, or name it in a `catalog` or with `map`; or choose the column with `code-column`."
    }
    /// Columns cannot be taken from a document
    WRONG_COLUMN_SET = "XSD0608" {
        "The document that a code list takes columns from is not a column set or code list, has no column or key of that Id, or takes its columns from the list again."
        example: "<ColumnRef Id=\"code\" ExternalRef=\"kode\"/>, where the document has a column `code`"
        cure: "Mend the reference: `ExternalRef` is the Id in the other document, `Id` the one that rows here use."
    }
    /// The type of a column is not known
    UNKNOWN_DATATYPE = "XSD0609" {
        "The column of the codes names a type of another library of datatypes than XML Schema (`DatatypeLibrary`), or one that XML Schema does not have. Its codes are read as texts."
        example: "<Data Type=\"integer\" DatatypeLibrary=\"urn:example:types\"/>"
        cure: "Nothing needs to be done where the codes are texts. Otherwise name a built-in type of XML Schema."
    }
    /// A git revision cannot be read
    GIT_FAILED = "XSD0610" {
        "`xsdgen diff REVISION:PATH` takes the files out of the git repository around the current directory, and git said no: it is not installed, there is no repository, or no such revision or path in it."
        example: "xsdgen diff v9:schemas schemas, where there is no tag v9"
        cure: "Check the revision with `git log REVISION` and the path, which is relative to the current directory."
    }
    /// There is no such type or value
    NOTHING_TO_EXPLAIN = "XSD0611" {
        "`xsdgen explain` was given inputs and a name, and the inputs have no type, variant or literal of that name."
        example: "xsdgen explain Colour color.xsd"
        cure: "Look the name up with `xsdgen inspect`. Values are TYPE::Variant or TYPE::LITERAL; a value alone is looked for in all types."
    }
    /// A cell of a code list cannot be read
    UNREADABLE_CELL = "XSD0620" {
        "A cell is longer than `limit-cell-length`, holds a control character or a formula, has a quotation mark that is never closed or text behind the closing one, or stands in no column."
        example: "EUR,\"Euro"
        cure: "Mend the cell. Quotation marks are doubled in a cell that is quoted. A spreadsheet that exports values writes no formulas."
    }
    /// CSV is not read here
    NO_CSV = "XSD0621" {
        "The input is CSV or TSV, which is read only with the feature `csv` of the crate. It is off in the library and in the macros, so that nobody builds it who reads no such lists; the command line has it."
        example: "xsdgen::Builder::new().schema(\"currencies.csv\") without the feature"
        cure: "xsdgen = { version = \"…\", features = [\"csv\"] }, or likewise for xsdgen-macro."
    }
    /// The record of names is wrong
    WRONG_RECORD = "XSD0622" {
        "A line of the record (`xsdgen.lock`, or what `lock` names) is not one, names a value twice or two values the same, or an option asks for another name than the record has. Nothing is generated, for the names of values could change their meaning."
        example: "Color \"red\" = Red, and in another line Color \"rouge\" = Red"
        cure: "After a merge keep the lines of both sides; where they disagree, the one that was there first. Then generate again: what is missing is added."
    }
    /// The record of names would change
    RECORD_CHANGES = "XSD0623" {
        "With `locked` every value must have its name in the record already, and some have not."
        example: "xsdgen generate --locked new.csv, where new.csv has a code that xsdgen.lock has not"
        cure: "Generate without `locked`, look at the lines that are added, and check the record in."
    }
    /// A spreadsheet cannot be read
    UNREADABLE_SPREADSHEET = "XSD0624" {
        "The file is not the spreadsheet that its name says, is broken or encrypted, or unpacks to more than `limit-input-size` allows."
        example: "a text file that is called codes.xlsx"
        cure: "Open it in a spreadsheet program and save it again, or save the sheet as CSV."
    }
    /// It is not clear which sheet holds the codes
    WHICH_SHEET = "XSD0625" {
        "The sheet with the codes is the one that `sheet` names; without it the only one that has a heading of the column of codes in its first 20 rows, or the only one that is not empty."
        example: "a spreadsheet with the sheets `Currencies` and `Countries`, which both have a column `code`"
        cure: "Name the sheet with `sheet`. Sheets of one file that all hold codes are several outputs in `xsdgen.toml`."
    }
    /// A column cannot be offered in Rust
    WRONG_FACT = "XSD0626" {
        "`facts` and `find-by` make functions of columns, and `valid-on` and `deprecate` read days. A cell is not of the type that was asked for, two values would be found by one cell, a heading makes no name of a function, or a cell is not a day."
        example: "--find-by country, where two rows have the country NO"
        cure: "Mend the cell, ask for another type (`COLUMN: str`), or call the function otherwise (`COLUMN=NAME`)."
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {}\n\n{}\n\nExample:\n",
            self.code,
            self.title.trim_start_matches(' '),
            self.explanation
        )?;
        for line in self.example.lines() {
            writeln!(f, "    {line}")?;
        }
        writeln!(f, "\nWhat to do:\n\n{}", self.cure)
    }
}

/// The page of a code.
pub fn page(code: &str) -> Option<&'static Page> {
    PAGES.iter().find(|p| p.code.eq_ignore_ascii_case(code))
}

/// The error about a code that does not exist.
pub fn unknown(code: &str) -> Diagnostic {
    let known = PAGES.iter().map(|p| p.code);
    let help = suggestion(
        &code.to_ascii_uppercase(),
        known,
        "codes look like `XSD0001`",
    );
    Diagnostic::error(UNKNOWN_CODE, format!("there is no code `{code}`")).help(help)
}

#[cfg(test)]
mod tests {
    use super::PAGES;

    #[test]
    fn codes_are_ascending_and_unique() {
        for (a, b) in PAGES.iter().zip(PAGES.iter().skip(1)) {
            assert!(a.code < b.code, "{} stands before {}", a.code, b.code);
        }
    }
}
