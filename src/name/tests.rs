use super::spell;

#[test]
fn readable_names_are_what_a_person_would_write() {
    let cases = [
        ("Unknown", "Unknown"),
        ("NoState", "NoState"),
        ("NO_STATE", "NoState"),
        ("no limit", "NoLimit"),
        ("DHCPServer", "DhcpServer"),
        ("XMLHttp", "XmlHttp"),
        ("IPv6", "IPv6"),
        ("USD", "Usd"),
        ("UTF-8", "Utf8"),
        ("A+", "APlus"),
        ("A-", "AMinus"),
        ("A/", "ASlash"),
        ("<=", "LessThanOrEqual"),
        ("!=", "NotEqual"),
        ("-5", "Minus5"),
        ("5", "V5"),
        ("1.0", "V1_0"),
        ("1.00", "V1_00"),
        ("2010-05-01", "V2010_05_01"),
        ("101021", "V101021"),
        ("2D", "V2D"),
        ("3d", "V3d"),
        ("m³", "MCubed"),
        ("½", "OneHalf"),
        ("°C", "DegreeC"),
        ("µm", "MicroM"),
        ("kΩ", "KOmega"),
        ("", "Empty"),
        (" ", "Space"),
        ("_", "Underscore"),
        ("don't know", "DontKnow"),
        ("self", "SelfValue"),
        ("async", "Async"),
        ("中文", "中文"),
        ("straße", "Straße"),
        ("Ελλάδα", "Ελλάδα"),
        ("😀", "U1F600"),
        ("été", "Été"),
        ("e\u{301}te\u{301}", "Été"),
        ("R&D", "RAndD"),
        (".net", "DotNet"),
        ("N/A", "NA"),
        (">-5", "GreaterThanMinus5"),
    ];
    for (literal, name) in cases {
        assert_eq!(spell::readable(literal), name, "for {literal:?}");
    }
}
