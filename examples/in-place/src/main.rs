//! Enums in place: everything of a schema, one enum of it, and an enum that is checked against it.

use xsdgen_macro::{XsdEnum, include_schema, xsd_enum};

/// All that the schema has, in a module so that the names are free for what follows.
mod everything {
    use super::include_schema;

    include_schema!("../../schemas/dhcp-failover-state.xsd", serde);
}

/// Where a server stands towards its partner. (The words of the schema follow.)
#[xsd_enum("../../schemas/dhcp-failover-state.xsd", name = "DhcpFailoverState")]
pub enum State {}

/// Leave a variant out, or misspell one, and the compiler says which value of the schema it is about.
#[derive(XsdEnum, Clone, Copy, Debug, PartialEq)]
#[xsd(schema = "../../schemas/dhcp-failover-state.xsd")]
enum DhcpFailoverState {
    Unknown,
    NoState,
    Init,
    Startup,
    Normal,
    #[xsd(value = "CommunicationsInterrupted")]
    Interrupted,
    PartnerDown,
    PotentialConflict,
    ConflictDone,
    ResolutionInterrupted,
    Recover,
    RecoverWait,
    RecoverDone,
}

/// A list that has no schema: the variants say what the values are.
#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(no_schema, rename_all = "kebab-case")]
enum Role {
    Primary,
    HotStandby,
    #[xsd(other)]
    Other(String),
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let state: State = "PartnerDown".parse()?;
    assert_eq!(state, State::PartnerDown);

    let checked = DhcpFailoverState::try_from("CommunicationsInterrupted")?;
    assert_eq!(checked, DhcpFailoverState::Interrupted);

    let json = serde_json::to_string(&everything::DhcpFailoverState::RecoverWait)?;
    assert_eq!(json, r#""RecoverWait""#);

    assert_eq!("hot-standby".parse(), Ok(Role::HotStandby));
    assert_eq!("witness".parse(), Ok(Role::Other("witness".to_owned())));

    println!("{} values; {state}, {checked}, {json}", State::VALUES.len());
    Ok(())
}
