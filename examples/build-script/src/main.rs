//! Enums from a build script, which takes any number of inputs and has all of the library at hand.

mod dhcp {
    include!(concat!(env!("OUT_DIR"), "/dhcp.rs"));
}

use dhcp::DhcpFailoverState;

fn main() -> Result<(), dhcp::ParseValueError> {
    let state: DhcpFailoverState = "Startup".parse()?;
    assert_eq!(state, DhcpFailoverState::Startup);
    println!(
        "{state}: {}",
        state.description().unwrap_or("no description")
    );
    Ok(())
}
