//! Enums in a crate without the standard library, here of edition 2021. Nothing allocates.

#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings)]

xsdgen_macro::include_schema!("../../schemas/dhcp-failover-state.xsd");

/// Whether a server in this state answers its clients.
pub fn serves(state: &str) -> Result<bool, ParseValueError> {
    let state: DhcpFailoverState = state.parse()?;
    Ok(matches!(
        state,
        DhcpFailoverState::Normal
            | DhcpFailoverState::CommunicationsInterrupted
            | DhcpFailoverState::PartnerDown
    ))
}

#[cfg(test)]
mod tests {
    use super::serves;

    #[test]
    fn only_some_states_serve() {
        assert_eq!(serves("Normal"), Ok(true));
        assert_eq!(serves("Recover"), Ok(false));
        assert!(serves("Asleep").is_err());
    }
}
