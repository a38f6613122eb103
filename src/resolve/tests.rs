//! Schemas in, models and findings out.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Input, build};
use crate::datatypes::{BuiltIn, Version, WhiteSpace};
use crate::diagnostic::{Diagnostics, Severity, codes};
use crate::load::{Loader, Origin};
use crate::model::{Accepts, Content, Enumeration, Model, Route, SimpleType, Value, Variety};
use crate::options::ReadOptions;

/// A model and what was said about it.
struct Read {
    model: Model,
    diagnostics: Diagnostics,
    loader: Loader,
}

impl Read {
    fn codes(&self, severity: Severity) -> Vec<&'static str> {
        let all = self.diagnostics.iter();
        all.filter(|d| d.severity == severity)
            .map(|d| d.code)
            .collect()
    }

    fn errors(&self) -> Vec<&'static str> {
        self.codes(Severity::Error)
    }

    fn warnings(&self) -> Vec<&'static str> {
        self.codes(Severity::Warning)
    }

    fn messages(&self) -> String {
        let all = self.diagnostics.iter();
        all.map(|d| format!("{}; {:?}\n", d.message, d.help))
            .collect()
    }

    fn type_named(&self, name: &str) -> Option<&SimpleType> {
        let mut types = self.model.types.iter();
        types.find(|t| t.identity.name.as_deref() == Some(name))
    }

    fn enumeration(&self, name: &str) -> Option<&Enumeration> {
        self.type_named(name)?.enumeration()
    }

    fn literals(&self, name: &str) -> Vec<&str> {
        self.enumeration(name).map_or_else(Vec::new, literals)
    }

    /// Line and column of the first finding.
    fn place(&self) -> Option<(u32, u32)> {
        let location = self.diagnostics.iter().next()?.location?;
        let source = self.loader.sources.get(location.source)?;
        Some(source.position(location.start))
    }
}

fn literals(enumeration: &Enumeration) -> Vec<&str> {
    enumeration
        .values
        .iter()
        .map(|v| v.literal.as_str())
        .collect()
}

fn read_with(text: &str, options: &ReadOptions) -> Read {
    let mut loader = Loader::default();
    let mut diagnostics = Diagnostics::default();
    let inputs = match loader.read_bytes("test.xsd", text.as_bytes().to_vec(), options) {
        Ok(id) => vec![Input::Schema(id, Origin::Named)],
        Err(e) => {
            diagnostics.push(e);
            Vec::new()
        }
    };
    let model = build(&inputs, &mut loader, options, &mut diagnostics);
    Read {
        model,
        diagnostics,
        loader,
    }
}

/// Reads the content of a schema of the namespace `urn:t`, which is the default namespace too.
fn read(content: &str) -> Read {
    read_with(&schema(content), &ReadOptions::default())
}

fn schema(content: &str) -> String {
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' xmlns='urn:t' xmlns:t='urn:t'>{content}</xs:schema>"
    )
}

fn simple(name: &str, base: &str, literals: &[&str]) -> String {
    let values: String = literals
        .iter()
        .map(|l| format!("<xs:enumeration value='{l}'/>"))
        .collect();
    format!(
        "<xs:simpleType name='{name}'><xs:restriction base='{base}'>{values}</xs:restriction></xs:simpleType>"
    )
}

/// Files in a directory of their own, which goes with it.
struct Files {
    directory: PathBuf,
}

impl Files {
    fn new(case: &str, files: &[(&str, &str)]) -> std::io::Result<Self> {
        let name = format!("xsdgen-resolve-{}-{case}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        for (path, text) in files {
            let path = directory.join(path);
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(path, text)?;
        }
        Ok(Self { directory })
    }

    fn read(&self, inputs: &[&str], options: &ReadOptions) -> Read {
        let mut loader = Loader::default();
        let mut diagnostics = Diagnostics::default();
        let mut given = Vec::new();
        for input in inputs {
            match loader.read_file(&self.directory.join(input), options) {
                Ok(id) => given.push(Input::Schema(id, Origin::Named)),
                Err(e) => diagnostics.push(e),
            }
        }
        let model = build(&given, &mut loader, options, &mut diagnostics);
        Read {
            model,
            diagnostics,
            loader,
        }
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        // What is left in the temporary directory does no harm.
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

fn plain(name: &str, literal: &str) -> String {
    schema(&simple(name, "xs:string", &[literal]))
}

#[test]
fn an_enumeration_has_its_values_with_docs_and_places() {
    let read = read(
        "\n<xs:simpleType name='Color'>
  <xs:annotation><xs:documentation xml:lang='en'>Colors.</xs:documentation></xs:annotation>
  <xs:restriction base='xs:token'>
    <xs:enumeration value=' red '/> <!-- like blood -->
    <xs:enumeration value='green'><xs:annotation><xs:documentation>Grass.</xs:documentation></xs:annotation></xs:enumeration>
  </xs:restriction>
</xs:simpleType>",
    );
    assert_eq!(read.messages(), "");
    assert_eq!(read.literals("Color"), ["red", "green"]);
    let color = read.type_named("Color");
    assert!(color.is_some_and(|t| t.white_space == WhiteSpace::Collapse
        && t.built_in == BuiltIn::Token
        && t.variety == Variety::Atomic
        && t.identity.namespace.as_deref() == Some("urn:t")
        && t.docs.iter().map(|d| d.markdown.as_str()).eq(["Colors."])));
    let values = read.enumeration("Color").map_or(&[][..], |e| &e.values);
    let docs: Vec<&str> = values
        .iter()
        .flat_map(|v| &v.docs)
        .map(|d| d.markdown.as_str())
        .collect();
    assert_eq!(docs, ["like blood", "Grass."]);
    let source = read.loader.sources.iter().next().map(|(_, s)| s);
    let lines: Vec<u32> = values
        .iter()
        .filter_map(|v| Some(source?.position(v.location.start).0))
        .collect();
    assert_eq!(lines, [5, 6]);
}

#[test]
fn literals_of_one_value_are_one_value() {
    let read = read(&simple(
        "N",
        "xs:decimal",
        &["1.0", "+1", "2", "01.00", "1.0"],
    ));
    assert_eq!(read.literals("N"), ["1.0", "2"]);
    let aliases: Vec<&str> = read
        .enumeration("N")
        .into_iter()
        .flat_map(|e| &e.values)
        .flat_map(|v| &v.aliases)
        .map(|a| a.literal.as_str())
        .collect();
    assert_eq!(aliases, ["+1", "01.00"]);
}

#[test]
fn anonymous_types_have_a_path() {
    let anonymous = "<xs:simpleType><xs:restriction base='xs:string'><xs:enumeration value='x'/></xs:restriction></xs:simpleType>";
    let read = read(&format!(
        "<xs:element name='e'><xs:complexType><xs:sequence><xs:element name='in'>{anonymous}</xs:element></xs:sequence>
           <xs:attribute name='a'>{anonymous}</xs:attribute></xs:complexType></xs:element>
         <xs:group name='g'><xs:choice><xs:element name='x'>{anonymous}</xs:element></xs:choice></xs:group>
         <xs:simpleType name='L'><xs:list>{anonymous}</xs:list></xs:simpleType>
         <xs:simpleType name='U'><xs:union memberTypes='xs:int'>{anonymous}</xs:union></xs:simpleType>
         <xs:complexType name='C'><xs:simpleContent><xs:restriction base='xs:string'>{anonymous}</xs:restriction></xs:simpleContent></xs:complexType>"
    ));
    let paths: Vec<String> = read
        .model
        .types
        .iter()
        .filter(|t| t.identity.name.is_none())
        .map(|t| {
            let steps = t.identity.path.iter();
            let steps = steps.map(|s| format!("{:?} {}", s.kind, s.name.as_deref().unwrap_or("")));
            steps.collect::<Vec<_>>().join("/")
        })
        .collect();
    assert_eq!(
        paths,
        [
            "Element e/ComplexType /Element in",
            "Element e/ComplexType /Attribute a",
            "Group g/Element x",
            "SimpleType L/Item ",
            "SimpleType U/Member 2",
            "ComplexType C/SimpleContent ",
        ]
        .map(|p| p.replace("/ComplexType /", "/"))
    );
}

#[test]
fn types_built_from_enumerations_are_generated() {
    let read = read(&format!(
        "{}<xs:simpleType name='Same'><xs:restriction base='E'/></xs:simpleType>
         <xs:simpleType name='Short'><xs:restriction base='E'><xs:maxLength value='1'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Sub'><xs:restriction base='Same'><xs:enumeration value='bb'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Es'><xs:list itemType='E'/></xs:simpleType>
         <xs:simpleType name='Two'><xs:restriction base='Es'><xs:length value='2'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Plain'><xs:restriction base='xs:string'/></xs:simpleType>",
        simple("E", "xs:string", &["a", "bb"])
    ));
    assert_eq!(read.messages(), "");
    assert!(matches!(
        read.type_named("Same").map(|t| &t.content),
        Some(Content::Alias(_))
    ));
    assert_eq!(read.literals("Short"), ["a"]);
    assert_eq!(read.literals("Sub"), ["bb"]);
    let e = read
        .model
        .types
        .iter()
        .position(|t| t.identity.name.as_deref() == Some("E"));
    let restricts = read.enumeration("Sub").and_then(|e| e.restricts);
    assert_eq!(restricts.map(|id| id.0 as usize), e);
    let length = match read.type_named("Two").map(|t| &t.content) {
        Some(Content::List(list)) => Some(list.length),
        _ => None,
    };
    assert_eq!(length, Some((2, Some(2))));
    assert!(read.enumeration("Plain").is_none());
}

#[test]
fn unions_ask_their_members_in_order() {
    let read = read(&format!(
        "{}{}
         <xs:simpleType name='Closed'><xs:union memberTypes='A B'/></xs:simpleType>
         <xs:simpleType name='Open'><xs:union memberTypes='xs:string A'/></xs:simpleType>
         <xs:simpleType name='Shadowed'><xs:union memberTypes='xs:integer A'/></xs:simpleType>
         <xs:simpleType name='Chosen'><xs:restriction base='Plain'><xs:enumeration value='1'/><xs:enumeration value='x'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Plain'><xs:union memberTypes='xs:int xs:string'/></xs:simpleType>",
        simple("A", "xs:string", &["a", "1"]),
        simple("B", "xs:string", &["a", "b"]),
    ));
    assert_eq!(read.literals("Closed"), ["a", "1", "b"]);
    assert!(
        read.enumeration("Closed")
            .is_some_and(|e| !e.is_open() && e.members.len() == 2)
    );
    // A string is a string: the open member takes no literal away.
    assert_eq!(read.literals("Open"), ["a", "1"]);
    assert!(read.enumeration("Open").is_some_and(Enumeration::is_open));
    // The open member decides about the literals, so it is the route of their values.
    assert!(
        read.enumeration("Open")
            .is_some_and(|e| e.routes.len() == 1 && e.values.iter().all(|value| value.route == 0))
    );
    // But 1 is an integer before it is a string.
    assert_eq!(read.literals("Shadowed"), ["a"]);
    assert_eq!(read.warnings(), [codes::SHADOWED_LITERAL]);
    let chosen = read.enumeration("Chosen");
    let routes: Vec<&Accepts> = chosen
        .into_iter()
        .flat_map(|e| &e.routes)
        .map(|r| &r.accepts)
        .collect();
    assert!(matches!(routes.as_slice(), [Accepts::Values(both)] if *both == [0, 1]));
    assert_eq!(read.errors(), [""; 0]);
}

#[test]
fn a_number_before_takes_the_text_of_a_string() {
    let read = read(&format!(
        "{}{}<xs:simpleType name='U'><xs:union memberTypes='I S'/></xs:simpleType>
         <xs:simpleType name='Other'><xs:union memberTypes='S I'/></xs:simpleType>",
        simple("I", "xs:integer", &["1", "2"]),
        simple("S", "xs:string", &["01", "2", "03"]),
    ));
    // `01` is the integer 1; `2` is one variant of both; `03` is not an integer that I has.
    assert_eq!(read.literals("U"), ["1", "2", "03"]);
    assert_eq!(read.warnings(), [codes::SHADOWED_LITERAL]);
    // The other way round, `1` is still left to the integer.
    assert_eq!(read.literals("Other"), ["01", "2", "03", "1"]);
}

#[test]
fn a_restriction_keeps_the_values_of_an_open_member() {
    let read = read(&format!(
        "{}<xs:simpleType name='Open'><xs:union memberTypes='xs:string A'/></xs:simpleType>
         <xs:simpleType name='Short'><xs:restriction base='Open'><xs:pattern value='.'/></xs:restriction></xs:simpleType>",
        simple("A", "xs:string", &["a", "bc"]),
    ));
    assert_eq!(read.literals("Short"), ["a"]);
    assert_eq!(read.warnings(), [""; 0]);
}

#[test]
fn patterns_of_a_union_do_not_pile_up() {
    let step = |n: u32| {
        format!(
            "<xs:simpleType name='U{n}'><xs:restriction base='U{}'><xs:pattern value='.|x{n}'/></xs:restriction></xs:simpleType>",
            n - 1
        )
    };
    let read = read(&format!(
        "{}{}<xs:simpleType name='U0'><xs:union memberTypes='A I'/></xs:simpleType>{}",
        simple("A", "xs:string", &["a"]),
        simple("I", "xs:int", &["1"]),
        (1..=50).map(step).collect::<String>(),
    ));
    assert_eq!(read.literals("U50"), ["a", "1"]);
    let routes = read.enumeration("U50").map(|e| e.routes.as_slice());
    let patterns = |route: &Route| route.datatype.constraints().patterns.len();
    let counts: Vec<usize> = routes.into_iter().flatten().map(patterns).collect();
    assert_eq!(counts, [50]);
}

#[test]
fn a_union_of_itself_many_times_stays_small() {
    let mut text = simple("U0", "xs:string", &["a", "b"]);
    for i in 1..60 {
        let j = i - 1;
        text += &format!(
            "<xs:simpleType name='U{i}'><xs:union memberTypes='U{j} U{j} xs:int'/></xs:simpleType>"
        );
    }
    let read = read(&text);
    assert_eq!(read.literals("U59"), ["a", "b"]);
    assert!(
        read.enumeration("U59")
            .is_some_and(|e| e.routes.len() < 100)
    );
}

#[test]
fn unions_of_open_unions_do_not_multiply() {
    let mut text = String::from(
        "<xs:simpleType name='U0'><xs:union memberTypes='xs:int xs:date'/></xs:simpleType>",
    );
    for i in 1..60 {
        let j = i - 1;
        text += &format!(
            "<xs:simpleType name='U{i}'><xs:union memberTypes='U{j} U{j}'/></xs:simpleType>"
        );
    }
    text += &simple("E", "U59", &["1", "2001-01-01"]);
    let read_all = read(&text);
    assert_eq!(read_all.messages(), "");
    assert_eq!(read_all.enumeration("E").map(|e| e.routes.len()), Some(1));

    let mut text = String::from(
        "<xs:simpleType name='U0'><xs:union memberTypes='xs:int xs:date'/></xs:simpleType>",
    );
    let narrowed = |base: usize, pattern: &str| {
        format!(
            "<xs:simpleType><xs:restriction base='U{base}'><xs:pattern value='{pattern}'/></xs:restriction></xs:simpleType>"
        )
    };
    for i in 1..40 {
        let members = format!("{}{}", narrowed(i - 1, ".*1"), narrowed(i - 1, "1.*"));
        text +=
            &format!("<xs:simpleType name='U{i}'><xs:union>{members}</xs:union></xs:simpleType>");
    }
    text += &simple("E", "U39", &["1"]);
    assert!(read(&text).errors().contains(&codes::TOO_MANY_MEMBERS));
}

#[test]
fn pages_and_schemas_share_types() {
    let bare = simple("A", "xs:string", &["a"]);
    let mut loader = Loader::default();
    let mut diagnostics = Diagnostics::default();
    let options = ReadOptions::default();
    let inputs: Vec<Input<'_>> = [
        bare.clone(),
        schema(&bare),
        simple("A", "xs:string", &["b"]),
    ]
    .into_iter()
    .enumerate()
    .filter_map(|(i, text)| {
        let id = loader.read_bytes(&format!("{i}.xsd"), text.into_bytes(), &options);
        id.ok().map(|id| Input::Schema(id, Origin::Named))
    })
    .collect();
    let model = build(&inputs, &mut loader, &options, &mut diagnostics);
    let namespaces: Vec<Option<&str>> = model
        .types
        .iter()
        .map(|t| t.identity.namespace.as_deref())
        .collect();
    assert_eq!(namespaces, [Some("urn:t"), None]);
    let warnings = diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .map(|d| d.code)
        .collect::<Vec<_>>();
    assert_eq!(warnings.last(), Some(&codes::DUPLICATE_DEFINITION));
    assert!(!diagnostics.has_errors());
}

#[test]
fn documentation_is_inherited_where_there_is_none() {
    let documented = "<xs:annotation><xs:documentation>Here.</xs:documentation></xs:annotation>";
    let read = read(&format!(
        "<xs:simpleType name='A'><xs:restriction base='xs:string'><xs:enumeration value='a'>{documented}</xs:enumeration></xs:restriction></xs:simpleType>{}
         <xs:attribute name='x'>{documented}{}</xs:attribute>",
        simple("B", "A", &["a"]),
        simple("", "A", &["a"]).replace(" name=''", ""),
    ));
    let inherited = read.enumeration("B").and_then(|e| e.values.first());
    assert!(inherited.is_some_and(|v| v.docs.len() == 1));
    let anonymous = read.model.types.iter().find(|t| t.identity.name.is_none());
    assert!(anonymous.is_some_and(|t| t.docs.len() == 1));
}

#[test]
fn other_facets_exclude_values() {
    let read = read(
        "<xs:simpleType name='P'><xs:restriction base='xs:string'><xs:pattern value='[a-z]'/>
           <xs:enumeration value='a'/><xs:enumeration value='A'/></xs:restriction></xs:simpleType>",
    );
    assert_eq!(read.literals("P"), ["a"]);
    assert_eq!(read.warnings(), [codes::LITERAL_EXCLUDED]);
}

#[test]
fn the_first_member_of_an_enumerated_union_decides() {
    let read = read(
        "<xs:simpleType name='E'><xs:restriction base='xs:NCName'><xs:enumeration value='a'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='U'><xs:restriction><xs:simpleType><xs:union memberTypes='xs:normalizedString E'/></xs:simpleType>
           <xs:enumeration value='a'/><xs:enumeration value='b c'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='V'><xs:restriction><xs:simpleType><xs:union memberTypes='E xs:normalizedString'/></xs:simpleType>
           <xs:enumeration value='a'/><xs:enumeration value=' b c'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='W'><xs:restriction><xs:simpleType><xs:union memberTypes='xs:token E'/></xs:simpleType>
           <xs:enumeration value=' a'/><xs:enumeration value='b  c'/><xs:enumeration value='b c'/></xs:restriction></xs:simpleType>",
    );
    assert_eq!(read.errors(), [""; 0]);
    assert_eq!(read.literals("U"), ["a", "b c"]);
    assert_eq!(read.literals("V"), ["a", " b c"]);
    assert_eq!(read.literals("W"), ["a", "b c"]);
}

#[test]
fn names_with_prefixes_stay_what_they_are_in_later_steps() {
    let read = read(&format!(
        "<xs:notation name='png' public='image/png'/>{}{}
         <xs:simpleType name='Narrow'><xs:restriction base='N'><xs:pattern value='t:a'/></xs:restriction></xs:simpleType>",
        simple("N", "xs:QName", &["t:a", "t:b"]),
        simple("Picture", "xs:NOTATION", &["t:png"]),
    ));
    assert_eq!(read.messages(), "");
    assert_eq!(read.literals("Narrow"), ["t:a"]);
    assert_eq!(read.literals("Picture"), ["t:png"]);
}

#[test]
fn a_value_of_two_members_is_one_with_the_literals_of_both() {
    let read = read(&format!(
        "{}{}<xs:simpleType name='U'><xs:union memberTypes='A B'/></xs:simpleType>",
        simple("A", "xs:integer", &["1", "2", "02"]),
        simple("B", "xs:integer", &["01", "2", "+2", "02"]),
    ));
    assert_eq!(read.literals("U"), ["1", "2"]);
    let union = read.enumeration("U").map_or(&[][..], |e| &e.values);
    let aliases = |value: &Value| -> Vec<String> {
        let aliases = value.aliases.iter();
        aliases.map(|alias| alias.literal.clone()).collect()
    };
    let aliases: Vec<_> = union.iter().map(aliases).collect();
    assert_eq!(aliases, [vec!["01"], vec!["02", "+2"]]);
}

#[test]
fn only_a_closed_restriction_has_the_values_of_its_base_alone() {
    let read = read(&format!(
        "{}<xs:simpleType name='Open'><xs:union memberTypes='A xs:integer'/></xs:simpleType>
         <xs:simpleType name='Still'><xs:restriction base='Open'><xs:pattern value='a|[0-9]'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Closed'><xs:restriction base='A'><xs:pattern value='a'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Outer'><xs:union memberTypes='Closed Open'/></xs:simpleType>",
        simple("A", "xs:token", &["a", "b"]),
    ));
    let restricts = |name| {
        read.enumeration(name)
            .map(|e| (e.typed().count(), e.restricts.is_some()))
    };
    assert_eq!(restricts("Still"), Some((1, false)));
    assert_eq!(restricts("Closed"), Some((0, true)));
    let members = read.enumeration("Outer").map(|e| e.members.len());
    assert_eq!(members, Some(1), "an open member has values of its own");
}

#[test]
fn a_type_without_values_stays_without() {
    let read = read(
        "<xs:simpleType name='None'><xs:restriction base='xs:token'>
           <xs:length value='4'/><xs:enumeration value='a'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Still'><xs:restriction base='None'><xs:whiteSpace value='collapse'/></xs:restriction></xs:simpleType>
         <xs:simpleType name='U'><xs:union memberTypes='None'><xs:simpleType><xs:restriction base='xs:string'>
           <xs:enumeration value='on'/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>
         <xs:simpleType name='V'><xs:union memberTypes='U Still'/></xs:simpleType>",
    );
    assert_eq!(read.errors(), [""; 0]);
    assert!(read.type_named("None").is_none() && read.type_named("Still").is_none());
    for name in ["U", "V"] {
        assert_eq!(read.literals(name), ["on"]);
        assert!(read.enumeration(name).is_some_and(|e| !e.is_open()));
    }
}

#[test]
fn white_space_that_no_text_can_have_excludes_values() {
    let collapse = "<xs:whiteSpace value='collapse'/>";
    let literals =
        "<xs:enumeration value=' a'/><xs:enumeration value='b'/><xs:enumeration value='c  d'/>";
    let restriction = |name, base, facets: &str| {
        format!(
            "<xs:simpleType name='{name}'><xs:restriction base='{base}'>{facets}</xs:restriction></xs:simpleType>"
        )
    };
    let at_once = restriction("AtOnce", "xs:string", &format!("{literals}{collapse}"));
    let all = restriction("All", "xs:string", literals);
    let later = restriction("Later", "All", collapse);
    let read = read(&format!("{at_once}{all}{later}"));
    assert_eq!(read.errors(), [""; 0]);
    assert_eq!(read.warnings(), [codes::LITERAL_EXCLUDED; 2]);
    assert_eq!(read.literals("AtOnce"), ["b"]);
    assert_eq!(read.literals("All"), [" a", "b", "c  d"]);
    assert_eq!(read.literals("Later"), ["b"]);
}

#[test]
fn schema_errors_are_told() {
    for (content, code) in [
        (simple("A", "xs:integer", &["one"]), codes::LITERAL_OUTSIDE_BASE),
        (
            format!("{}{}", simple("A", "xs:string", &["a"]), simple("B", "A", &["b"])),
            codes::LITERAL_OUTSIDE_BASE,
        ),
        (simple("A", "xs:strnig", &["a"]), codes::UNRESOLVED_TYPE),
        (simple("A", "Missing", &["a"]), codes::UNRESOLVED_TYPE),
        (simple("A", "x:Y", &["a"]), codes::UNDECLARED_PREFIX),
        (simple("A", "A", &["a"]), codes::CIRCULAR_DEFINITION),
        (simple("A", "xs:boolean", &["true"]), codes::WRONG_FACET),
        (simple("A", "xs:NOTATION", &["t:jpeg"]), codes::UNDECLARED_NOTATION),
        (
            "<xs:simpleType name='A'><xs:restriction base='xs:string'><xs:enumeration/></xs:restriction></xs:simpleType>".into(),
            codes::MISSING_ATTRIBUTE,
        ),
        (
            format!("<xs:simpleType name='A'/>{}", simple("B", "A", &["a"])),
            codes::INCOMPLETE_TYPE,
        ),
        (
            "<xs:notation name='n'><xs:enumeration value='a'/></xs:notation>".into(),
            codes::MISPLACED,
        ),
        (
            format!("{}{}", simple("A", "xs:string", &["a"]), simple("A", "xs:string", &["b"])),
            codes::DUPLICATE_DEFINITION,
        ),
        (
            format!("<xs:complexType name='C'/>{}", simple("A", "C", &["b"])),
            codes::NOT_SIMPLE,
        ),
        (
            format!("{}<xs:attribute name='a' type='A' default='b'/>", simple("A", "xs:string", &["a"])),
            codes::WRONG_DEFAULT,
        ),
        (
            format!("{}<xs:element name='e' type='A' fixed='b'/>", simple("A", "xs:string", &["a"])),
            codes::WRONG_DEFAULT,
        ),
        (
            "<xs:simpleType name='A'><xs:restriction base='xs:string'><xs:totalDigits value='2'/><xs:enumeration value='a'/></xs:restriction></xs:simpleType>".into(),
            codes::WRONG_FACET,
        ),
    ] {
        let read = read(&content);
        assert!(read.errors().contains(&code), "{code}: {}", read.messages());
        assert!(read.diagnostics.iter().all(|d| d.location.is_some()), "{code}");
    }
}

/// A fault that nothing generated needs is a warning; with `keep_going` so are the others, and what needs them goes.
#[test]
fn faults_concern_those_who_need_them() {
    let content = format!(
        "<xs:simpleType name='Pattern'><xs:restriction base='xs:string'><xs:pattern value='['/></xs:restriction></xs:simpleType>
         <xs:simpleType name='Empty'/>
         <xs:complexType name='Complex'><xs:simpleContent><xs:restriction/></xs:simpleContent></xs:complexType>
         <xs:element name='e' type='Missing' default='x'/><xs:element ref='no:such'/>
         {}{}{}{}
         <xs:simpleType name='Items'><xs:list itemType='Wrong'/></xs:simpleType>
         <xs:simpleType name='Other'><xs:union memberTypes='Right Items'/></xs:simpleType>
         <xs:simpleType name='Lists'><xs:list itemType='Right'/></xs:simpleType>",
        simple("Wrong", "xs:integer", &["1", "x"]),
        simple("Right", "xs:string", &["a", "b"]),
        simple("FromWrong", "Wrong", &["1"]),
        simple("FromRight", "Right", &["b"]),
    );
    let read = read(&content);
    assert_eq!(
        read.errors(),
        [codes::LITERAL_OUTSIDE_BASE],
        "{}",
        read.messages()
    );
    assert_eq!(read.warnings().len(), 5, "{}", read.messages());
    let options = ReadOptions {
        keep_going: true,
        ..ReadOptions::default()
    };
    let kept = read_with(&schema(&content), &options);
    let types = kept.model.types.iter();
    let types = types.filter(|t| !matches!(t.content, Content::Atomic(_)));
    let names: Vec<_> = types.filter_map(|t| t.identity.name.as_deref()).collect();
    assert_eq!(names, ["Right", "FromRight", "Lists"]);
    let left_out = "`Wrong`, `FromWrong`, `Items`, `Other`";
    let mut all = kept
        .diagnostics
        .iter()
        .filter_map(|d| d.left_out.as_deref());
    assert_eq!(all.next(), Some(left_out));
    // Both name the same faults.
    let codes = |read: &Read| read.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>();
    assert_eq!(codes(&read), codes(&kept));
}

/// With `keep_going`, and in the schema of XML Schema itself, a type may be derived from that of all texts.
#[test]
fn special_types_are_those_of_all_texts() {
    let content = format!(
        "{}<xs:simpleType name='Open'><xs:union memberTypes='Any xs:anyAtomicType'/></xs:simpleType>",
        simple("Any", "xs:anySimpleType", &["a"]),
    );
    let refused = read(&content);
    assert_eq!(refused.errors(), [codes::FORBIDDEN_DERIVATION; 2]);
    let options = ReadOptions {
        keep_going: true,
        ..ReadOptions::default()
    };
    let kept = read_with(&schema(&content), &options);
    assert_eq!(kept.warnings(), [codes::FORBIDDEN_DERIVATION; 2]);
    assert_eq!(kept.literals("Any"), ["a"]);
    assert!(kept.enumeration("Open").is_some());
    let own = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://www.w3.org/2001/XMLSchema'>";
    let own = format!(
        "{own}{}</xs:schema>",
        simple("boolean", "xs:anySimpleType", &["a"])
    );
    assert_eq!(read_with(&own, &ReadOptions::default()).messages(), "");
}

#[test]
fn names_may_be_written_in_the_notation_of_clark() {
    let read = read(&format!(
        "{}<xs:simpleType name='B'><xs:union memberTypes='A {{http://www.w3.org/2001/XMLSchema}}int'/></xs:simpleType>",
        simple(
            "A",
            "{http://www.w3.org/2001/XMLSchema}integer",
            &["1", "01"]
        ),
    ));
    assert_eq!(read.messages(), "");
    assert_eq!(read.literals("A"), ["1"]);
    assert!(
        read.enumeration("B")
            .is_some_and(|e| e.typed().count() == 1)
    );
}

#[test]
fn suggestions_name_what_is_near() {
    let read = read(&format!(
        "{}{}",
        simple("Color", "xs:string", &["a"]),
        simple("B", "Colour", &["a"])
    ));
    assert!(
        read.messages().contains("did you mean `Color`"),
        "{}",
        read.messages()
    );
}

#[test]
fn documents_that_are_no_schemas_are_told() {
    let options = ReadOptions::default();
    for (text, code, place) in [
        ("<a>\n<b></a>", codes::NOT_WELL_FORMED, (2, 4)),
        ("<project/>", codes::NOT_A_SCHEMA, (1, 1)),
        (
            "<schema xmlns='http://www.w3.org/1999/XMLSchema'/>",
            codes::DRAFT_NAMESPACE,
            (1, 1),
        ),
        ("<x:a/>", codes::UNDECLARED_PREFIX, (1, 2)),
    ] {
        let read = read_with(text, &options);
        assert_eq!(read.errors(), [code], "{text}");
        assert_eq!(read.place().map(|p| p.0), Some(place.0), "{text}");
    }
}

#[test]
fn defaults_are_recorded_when_they_agree() {
    let types = simple("A", "xs:string", &["a", "b"]);
    let one = read(&format!(
        "{types}<xs:attribute name='x' type='A' default='b'/>"
    ));
    assert_eq!(one.type_named("A").and_then(|t| t.default), Some(1));
    let two = read(&format!(
        "{types}<xs:attribute name='x' type='A' default='b'/><xs:attribute name='y' type='A' default='a'/>"
    ));
    assert_eq!(two.type_named("A").and_then(|t| t.default), None);
}

#[test]
fn bindings_and_marks_are_read() {
    let read = read(
        "<xs:simpleType name='A' xmlns:b='https://jakarta.ee/xml/ns/jaxb'>
          <xs:annotation><xs:appinfo><b:typesafeEnumClass name='Alpha'><b:typesafeEnumMember value='x' name='EX'/></b:typesafeEnumClass></xs:appinfo></xs:annotation>
          <xs:restriction base='xs:string'><xs:enumeration value='x'/>
            <xs:enumeration value='y'><xs:annotation><xs:appinfo><EnumerationValue xmlns='http://schemas.microsoft.com/2003/10/Serialization/'>7</EnumerationValue></xs:appinfo></xs:annotation></xs:enumeration>
            <xs:enumeration value='z'><xs:annotation><xs:appinfo>deprecated: use y</xs:appinfo></xs:annotation></xs:enumeration>
          </xs:restriction></xs:simpleType>",
    );
    assert_eq!(
        read.type_named("A").and_then(|t| t.wanted_name.as_deref()),
        Some("Alpha")
    );
    let values = read.enumeration("A").map_or(&[][..], |e| &e.values);
    let marks: Vec<_> = values
        .iter()
        .map(|v| (v.wanted_name(), v.number(), v.deprecated()))
        .collect();
    assert_eq!(
        marks,
        [
            (Some("EX"), None, None),
            (None, Some(7), None),
            (None, None, Some("use y"))
        ]
    );
}

#[test]
fn conditional_inclusion_is_of_version_1_1() {
    let text = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:vc='http://www.w3.org/2007/XMLSchema-versioning'>
      <xs:simpleType name='A' vc:minVersion='1.1'><xs:restriction base='xs:string'><xs:enumeration value='new'/></xs:restriction></xs:simpleType>
      <xs:simpleType name='A' vc:maxVersion='1.1'><xs:restriction base='xs:string'><xs:enumeration value='old'/></xs:restriction></xs:simpleType>
    </xs:schema>";
    assert_eq!(
        read_with(text, &ReadOptions::default()).literals("A"),
        ["new"]
    );
    let old = ReadOptions {
        xsd_version: Version::V1_0,
        ..ReadOptions::default()
    };
    // XML Schema 1.0 has no such attributes: both definitions are there.
    let read = read_with(text, &old);
    assert_eq!(read.warnings(), [codes::NO_CONDITIONS]);
    assert_eq!(read.errors(), [codes::DUPLICATE_DEFINITION]);
    // xs:anyType and xs:error are types, too; 1.05 comes before 1.1.
    let one = |attributes: &str| text.replace("vc:minVersion='1.1'", attributes);
    for (attributes, left) in [
        ("vc:typeAvailable='xs:error xs:anyType xs:string'", true),
        ("vc:typeUnavailable='xs:error'", false),
        ("vc:typeAvailable='xs:errors'", false),
        ("vc:minVersion='1.05' vc:maxVersion='1.10000000001'", true),
        ("vc:minVersion='1.2'", false),
        ("vc:facetAvailable='xs:assertion xs:pattern'", true),
    ] {
        let read = read_with(&one(attributes), &ReadOptions::default());
        let expected: &[&str] = if left { &["new"] } else { &[] };
        assert_eq!(read.literals("A"), expected, "{attributes}");
    }
}

#[test]
fn schemas_are_found_in_wsdl_and_foreign_elements() {
    let wsdl = format!(
        "<d:definitions xmlns:d='http://schemas.xmlsoap.org/wsdl/'><d:types>{}{}</d:types></d:definitions>",
        plain("A", "a"),
        schema(&format!(
            "<my:group xmlns:my='urn:my'>{}</my:group>",
            simple("B", "A", &["a"])
        ))
    );
    let read = read_with(&wsdl, &ReadOptions::default());
    assert_eq!(read.messages(), "");
    assert_eq!(read.literals("B"), ["a"]);
}

#[test]
fn documents_are_included_once_whatever_their_path() -> std::io::Result<()> {
    let files = Files::new(
        "include",
        &[
            (
                "main.xsd",
                &schema(&format!(
                    "<xs:include schemaLocation='sub/a%20b.xsd'/><xs:include schemaLocation='sub\\a b.xsd'/><xs:include schemaLocation='./sub/../sub/a b.xsd'/>{}",
                    simple("M", "A", &["a"])
                )),
            ),
            (
                "sub/a b.xsd",
                &schema(&format!(
                    "<xs:include schemaLocation='../main.xsd'/>{}",
                    simple("A", "xs:string", &["a"])
                )),
            ),
        ],
    )?;
    let read = files.read(&["main.xsd"], &ReadOptions::default());
    assert_eq!(read.messages(), "");
    assert_eq!(read.model.types.len(), 2);
    assert_eq!(read.loader.sources.iter().count(), 2);
    Ok(())
}

#[test]
fn a_chameleon_takes_each_namespace_that_includes_it() -> std::io::Result<()> {
    let chameleon = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{}{}</xs:schema>",
        simple("A", "xs:string", &["a"]),
        simple("B", "A", &["a"])
    );
    let other = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:o'><xs:include schemaLocation='c.xsd'/></xs:schema>";
    let files = Files::new(
        "chameleon",
        &[
            ("c.xsd", &chameleon),
            (
                "main.xsd",
                &schema(
                    "<xs:include schemaLocation='c.xsd'/><xs:import namespace='urn:o' schemaLocation='o.xsd'/>",
                ),
            ),
            ("o.xsd", other),
        ],
    )?;
    let read = files.read(&["main.xsd"], &ReadOptions::default());
    assert_eq!(read.messages(), "");
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for t in &read.model.types {
        *found
            .entry(t.identity.namespace.as_deref().unwrap_or(""))
            .or_default() += 1;
    }
    assert_eq!(found, BTreeMap::from([("urn:o", 2), ("urn:t", 2)]));
    Ok(())
}

#[test]
fn redefine_and_override_replace() -> std::io::Result<()> {
    let base = schema(&format!(
        "{}{}",
        simple("A", "xs:string", &["a", "b"]),
        simple("User", "A", &["a"])
    ));
    let redefine = schema(&format!(
        "<xs:redefine schemaLocation='base.xsd'>{}</xs:redefine>",
        simple("A", "A", &["a"])
    ));
    let wrong = schema(&format!(
        "<xs:redefine schemaLocation='base.xsd'>{}</xs:redefine>",
        simple("New", "New", &["a"])
    ));
    let replace = schema(&format!(
        "<xs:override schemaLocation='base.xsd'>{}</xs:override>",
        simple("A", "xs:string", &["a", "z"])
    ));
    let files = Files::new(
        "redefine",
        &[
            ("base.xsd", &base),
            ("r.xsd", &redefine),
            ("w.xsd", &wrong),
            ("o.xsd", &replace),
        ],
    )?;
    let options = ReadOptions::default();
    let read = files.read(&["r.xsd"], &options);
    assert_eq!(read.messages(), "");
    let of_a = |read: &Read| {
        let types = read.model.types.iter();
        let named = types.filter(|t| t.identity.name.as_deref() == Some("A"));
        let all: Vec<Vec<String>> = named
            .map(|t| match &t.content {
                Content::Enumeration(e) => literals(e).into_iter().map(str::to_owned).collect(),
                _ => Vec::new(),
            })
            .collect();
        all
    };
    assert_eq!(
        of_a(&read),
        [vec!["a".to_owned()], vec!["a".into(), "b".into()]]
    );
    let read = files.read(&["o.xsd"], &options);
    assert_eq!(read.messages(), "");
    assert_eq!(of_a(&read), [vec!["a".to_owned(), "z".into()]]);
    let read = files.read(&["w.xsd"], &options);
    assert!(
        read.errors().contains(&codes::WRONG_REDEFINITION),
        "{}",
        read.messages()
    );
    Ok(())
}

/// Part 1, F.2: what stands in an `xs:redefine` is overridden like the rest of its document, and the overriding
/// type redefines then.
#[test]
fn an_override_takes_the_place_of_a_redefinition() -> std::io::Result<()> {
    let around = |what: &str, file: &str, base: &str, values: &[&str]| {
        schema(&format!(
            "<xs:{what} schemaLocation='{file}'>{}</xs:{what}>",
            simple("A", base, values)
        ))
    };
    let files = Files::new(
        "override-redefine",
        &[
            (
                "base.xsd",
                &schema(&format!(
                    "{}{}",
                    simple("A", "xs:string", &["a", "b", "c"]),
                    simple("User", "A", &["c"])
                )),
            ),
            ("r.xsd", &around("redefine", "base.xsd", "A", &["a", "b"])),
            ("o.xsd", &around("override", "r.xsd", "A", &["c"])),
            (
                "w.xsd",
                &around("override", "r.xsd", "xs:string", &["c", "d"]),
            ),
            (
                "d.xsd",
                &around("redefine", "base.xsd", "xs:string", &["c"]),
            ),
        ],
    )?;
    let read = files.read(&["o.xsd"], &ReadOptions::default());
    assert_eq!(read.messages(), "");
    assert_eq!(read.literals("User"), ["c"]);
    assert_eq!(read.literals("A"), ["c"]);
    let read = files.read(&["w.xsd"], &ReadOptions::default());
    assert_eq!(read.errors(), [""; 0], "{}", read.messages());
    assert!(
        read.messages().contains("does not restrict"),
        "{}",
        read.messages()
    );
    assert_eq!(read.literals("A"), ["c", "d"]);
    let read = files.read(&["d.xsd"], &ReadOptions::default());
    assert_eq!(
        read.errors(),
        [codes::WRONG_REDEFINITION],
        "{}",
        read.messages()
    );
    Ok(())
}

#[test]
fn an_import_without_namespace_keeps_the_names_without_one() -> std::io::Result<()> {
    let uses = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:m'>
           <xs:import schemaLocation='plain.xsd'/>{}</xs:schema>",
        simple("B", "A", &["a"])
    );
    let plain = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{}</xs:schema>",
        simple("A", "xs:string", &["a", "b"])
    );
    let files = Files::new("plain", &[("uses.xsd", &uses), ("plain.xsd", &plain)])?;
    let read = files.read(&["uses.xsd"], &ReadOptions::default());
    assert_eq!(read.messages(), "");
    let types = read.model.types.iter();
    let names = types.map(|t| (t.identity.namespace.as_deref(), t.identity.name.as_deref()));
    let names: Vec<_> = names.collect();
    assert_eq!(names, [(Some("urn:m"), Some("B")), (None, Some("A"))]);
    Ok(())
}

#[test]
fn a_missing_document_is_an_error_only_when_it_is_needed() -> std::io::Result<()> {
    let import = "<xs:import namespace='urn:o' schemaLocation='http://example.org/x/o.xsd'/>";
    let uses = format!(
        "{import}{}",
        simple("B", "o:A", &["a"]).replace("<xs:simpleType", "<xs:simpleType xmlns:o='urn:o'")
    );
    let files = Files::new(
        "missing",
        &[
            (
                "alone.xsd",
                &schema(&format!("{import}{}", simple("A", "xs:string", &["a"]))),
            ),
            ("uses.xsd", &schema(&uses)),
            (
                "local/o.xsd",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:o'><xs:simpleType name='A'><xs:restriction base='xs:string'><xs:enumeration value='a'/></xs:restriction></xs:simpleType></xs:schema>",
            ),
            (
                "catalog.xml",
                "<!DOCTYPE catalog PUBLIC '-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN' 'http://www.oasis-open.org/committees/entity/release/1.0/catalog.dtd'><catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'><nextCatalog catalog='next.xml'/></catalog>",
            ),
            (
                "next.xml",
                "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'><group xml:base='local/'><rewriteURI uriStartString='http://example.org/x/' rewritePrefix='./'/></group></catalog>",
            ),
            (
                "namesake/alone.xsd",
                &schema(&format!("{import}{}", simple("A", "xs:string", &["a"]))),
            ),
            ("namesake/o.xsd", &schema(&simple("A", "xs:string", &["b"]))),
            ("beside/uses.xsd", &schema(&uses)),
            (
                "beside/o.xsd",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:o'><xs:simpleType name='A'><xs:restriction base='xs:string'><xs:enumeration value='a'/></xs:restriction></xs:simpleType></xs:schema>",
            ),
        ],
    )?;
    let options = ReadOptions::default();
    let read = files.read(&["alone.xsd"], &options);
    assert_eq!(
        (read.errors(), read.warnings()),
        (vec![], vec![codes::MISSING_DOCUMENT])
    );
    // A file of that name, but of another namespace, is not what an address on the network means.
    let read = files.read(&["namesake/alone.xsd"], &options);
    assert_eq!(
        (read.errors(), read.warnings()),
        (vec![], vec![codes::MISSING_DOCUMENT])
    );
    let read = files.read(&["uses.xsd"], &options);
    assert_eq!(read.errors(), [codes::UNRESOLVED_TYPE]);
    assert_eq!(files.read(&["beside/uses.xsd"], &options).messages(), "");
    let mapped = ReadOptions {
        maps: vec![(
            "http://example.org/x/".into(),
            files.directory.join("local"),
        )],
        ..ReadOptions::default()
    };
    assert_eq!(files.read(&["uses.xsd"], &mapped).messages(), "");
    let catalog = ReadOptions {
        catalogs: vec![files.directory.join("catalog.xml")],
        ..ReadOptions::default()
    };
    assert_eq!(files.read(&["uses.xsd"], &catalog).messages(), "");
    Ok(())
}

#[test]
fn reading_is_confined_to_the_root() -> std::io::Result<()> {
    let files = Files::new(
        "root",
        &[
            (
                "in/main.xsd",
                &schema("<xs:include schemaLocation='../secret.xsd'/>"),
            ),
            ("secret.xsd", &plain("S", "s")),
        ],
    )?;
    let options = ReadOptions {
        root: Some(files.directory.join("in")),
        ..ReadOptions::default()
    };
    let read = files.read(&["in/main.xsd"], &options);
    assert_eq!(read.errors(), [codes::OUTSIDE_ROOT]);
    assert!(read.type_named("S").is_none());
    Ok(())
}

#[test]
fn versions_of_a_name_on_different_roots_stand_side_by_side() -> std::io::Result<()> {
    let user = |dir: &str| {
        schema(&format!(
            "<xs:include schemaLocation='{dir}.xsd'/>{}",
            simple(&format!("U{dir}"), "A", &[dir])
        ))
    };
    let files = Files::new(
        "versions",
        &[
            ("m1.xsd", &user("v1")),
            ("m2.xsd", &user("v2")),
            ("v1.xsd", &plain("A", "v1")),
            ("v2.xsd", &plain("A", "v2")),
        ],
    )?;
    let read = files.read(&["m1.xsd", "m2.xsd"], &ReadOptions::default());
    assert_eq!(read.messages(), "");
    assert_eq!(read.model.types.len(), 4);
    Ok(())
}

#[test]
fn a_bare_definition_is_read_like_a_fragment() {
    let read = read_with(
        "<xs:simpleType name='A'><xs:restriction base='q1:Unknown'><xs:enumeration value='a'/></xs:restriction></xs:simpleType>",
        &ReadOptions::default(),
    );
    assert_eq!(read.literals("A"), ["a"]);
    assert_eq!(read.errors(), [""; 0]);
}

#[test]
fn the_order_of_types_is_that_of_the_document() {
    let read = read(&format!(
        "<xs:simpleType name='Z'><xs:list itemType='A'/></xs:simpleType>{}",
        simple("A", "xs:string", &["a"])
    ));
    let names: Vec<&str> = read
        .model
        .types
        .iter()
        .filter_map(|t| t.identity.name.as_deref())
        .collect();
    assert_eq!(names, ["Z", "A"]);
}

#[test]
fn bounds_are_kept() {
    let options = |set: fn(&mut crate::options::Limits)| {
        let mut options = ReadOptions::default();
        set(&mut options.limits);
        options
    };
    let deep = schema(&format!(
        "{}{}",
        "<xs:sequence>".repeat(50),
        "</xs:sequence>".repeat(50)
    ));
    let read = read_with(&deep, &options(|l| l.depth = 20));
    assert_eq!(read.errors(), [codes::TOO_DEEP]);
    let many = schema(&simple("A", "xs:string", &["a", "b", "c"]));
    let read = read_with(&many, &options(|l| l.values = 2));
    assert_eq!(read.errors(), [codes::TOO_MANY_VALUES]);
    let mut chain = simple("T0", "xs:string", &["a"]);
    for i in 1..40 {
        chain += &format!(
            "<xs:simpleType name='T{i}'><xs:restriction base='T{}'/></xs:simpleType>",
            i - 1
        );
    }
    let read = read_with(&schema(&chain), &options(|l| l.depth = 20));
    assert!(
        read.errors().contains(&codes::TOO_DEEP),
        "{}",
        read.messages()
    );
}
