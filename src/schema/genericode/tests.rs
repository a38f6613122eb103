use super::read;
use crate::diagnostic::{Diagnostics, codes};
use crate::load::{Loader, Origin};
use crate::model::{Content, SimpleType, Value};
use crate::options::ReadOptions;

const COLORS: &str = r#"<?xml version="1.0"?>
<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/">
  <Identification>
    <ShortName>PaintCode</ShortName><LongName>Paints of the works</LongName>
    <Version>7</Version><CanonicalUri>urn:example:paints</CanonicalUri>
    <Agency><Identifier>42</Identifier></Agency>
  </Identification>
  <ColumnSet>
    <Column Id="name" Use="optional"><ShortName>Name</ShortName><Data Type="string"/></Column>
    <Column Id="num" Use="required"><ShortName>Number</ShortName><Data Type="integer"/></Column>
    <Key Id="k"><ShortName>K</ShortName><ColumnRef Ref="num"/></Key>
  </ColumnSet>
  <SimpleCodeList>
    <Row><Value ColumnRef="name"><SimpleValue>Traffic red</SimpleValue></Value><Value><SimpleValue>3020</SimpleValue></Value></Row>
    <Row><Value ColumnRef="num"><SimpleValue> 01013 </SimpleValue></Value></Row>
    <Row><Value ColumnRef="name"><SimpleValue>No number</SimpleValue></Value></Row>
    <Row><Value ColumnRef="num"><SimpleValue>+3020</SimpleValue></Value><Value ColumnRef="name"><SimpleValue>Again</SimpleValue></Value></Row>
  </SimpleCodeList>
</gc:CodeList>"#;

fn run(text: &str, options: &ReadOptions) -> (Option<SimpleType>, Vec<&'static str>) {
    let mut loader = Loader::default();
    let id = loader.sources.add("list.gc", None, text.to_owned());
    let mut diagnostics = Diagnostics::default();
    let found = read(id, &mut loader, Origin::Named, options, &mut diagnostics);
    (found, diagnostics.iter().map(|d| d.code).collect())
}

fn values(simple_type: &SimpleType) -> &[Value] {
    match &simple_type.content {
        Content::Enumeration(e) => &e.values,
        _ => &[],
    }
}

fn described(value: &Value) -> (&str, Vec<&str>) {
    let docs = value.docs.iter().map(|d| d.markdown.as_str());
    (&value.literal, docs.collect())
}

#[test]
fn a_foreign_library_has_types_of_its_own() {
    let library = "DatatypeLibrary=\"urn:example:types\"";
    let on_set = COLORS.replace("<ColumnSet>", &format!("<ColumnSet {library}>"));
    let on_column = COLORS.replace("Type=\"integer\"", &format!("Type=\"integer\" {library}"));
    for text in [&on_set, &on_column] {
        let (list, codes) = run(text, &ReadOptions::default());
        let texts = [codes::UNKNOWN_DATATYPE, codes::ROW_WITHOUT_CODE];
        assert_eq!(codes, texts);
        let literals = list.iter().flat_map(values).map(|v| v.literal.as_str());
        assert_eq!(literals.collect::<Vec<_>>(), ["3020", "01013", "+3020"]);
    }
    // What the set says does not count for a column that names a library itself.
    let own = "DatatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"";
    let text = on_set.replace("Type=\"integer\"", &format!("Type=\"integer\" {own}"));
    let (list, _) = run(&text, &ReadOptions::default());
    assert_eq!(list.iter().flat_map(values).count(), 2);
}

#[test]
fn keys_are_values_and_names_are_docs() {
    let (list, codes) = run(COLORS, &ReadOptions::default());
    assert_eq!(codes, [codes::ROW_WITHOUT_CODE, codes::CODE_TWICE]);
    let Some(list) = list else {
        unreachable!("it is a list")
    };
    assert_eq!(list.identity.name.as_deref(), Some("PaintCode"));
    assert_eq!(
        list.docs
            .iter()
            .map(|d| d.markdown.as_str())
            .collect::<Vec<_>>(),
        ["Paints of the works"]
    );
    let found: Vec<_> = values(&list).iter().map(described).collect();
    assert_eq!(found, [("3020", vec![]), ("01013", vec![])]);
    let constants: Vec<_> = list
        .constants
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let expected = [
        ("ShortName", "PaintCode"),
        ("LongName", "Paints of the works"),
        ("Version", "7"),
        ("CanonicalUri", "urn:example:paints"),
        ("AgencyIdentifier", "42"),
    ];
    assert_eq!(constants, expected);
}

#[test]
fn columns_can_be_chosen() {
    let options = ReadOptions {
        code_column: Some("Name".to_owned()),
        name_columns: vec!["number".to_owned()],
        ..ReadOptions::default()
    };
    let (list, codes) = run(COLORS, &options);
    assert_eq!(codes, [codes::ROW_WITHOUT_CODE]);
    let found: Vec<_> = list.iter().flat_map(values).map(described).collect();
    let expected = [
        ("Traffic red", vec!["3020"]),
        ("No number", vec![]),
        ("Again", vec!["+3020"]),
    ];
    assert_eq!(found.len(), expected.len());
    assert_eq!(found.first(), expected.first());

    let options = ReadOptions {
        code_column: Some("nmae".to_owned()),
        ..ReadOptions::default()
    };
    assert_eq!(run(COLORS, &options).1, [codes::NO_CODE_COLUMN]);
}

#[test]
fn a_key_that_the_list_recommends_has_the_codes() {
    let mark =
        "<Annotation><AppInfo><x:recommendedKeyColumn xmlns:x='urn:x'/></AppInfo></Annotation>";
    let key = format!("<Key Id='other'>{mark}<ColumnRef Ref='name'/></Key></ColumnSet>");
    let (list, codes) = run(
        &COLORS.replace("</ColumnSet>", &key),
        &ReadOptions::default(),
    );
    assert_eq!(codes, [codes::ROW_WITHOUT_CODE]);
    let first = list.iter().flat_map(values).next();
    assert_eq!(first.map(|v| v.literal.as_str()), Some("Traffic red"));
}

#[test]
fn other_documents_are_refused_with_a_reason() {
    let set = r#"<ColumnSet xmlns="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"/>"#;
    assert_eq!(
        run(set, &ReadOptions::default()).1,
        [codes::NOT_A_CODE_LIST]
    );
    let compound = COLORS.replace(
        r#"<ColumnRef Ref="num"/>"#,
        r#"<ColumnRef Ref="num"/><ColumnRef Ref="name"/>"#,
    );
    assert_eq!(
        run(&compound, &ReadOptions::default()).1,
        [codes::NO_CODE_COLUMN]
    );
    let wrong = COLORS.replace("3020<", "red<");
    assert!(
        run(&wrong, &ReadOptions::default())
            .1
            .contains(&codes::INVALID_CODE)
    );
    assert_eq!(run("<a", &ReadOptions::default()).1.len(), 1);
}
