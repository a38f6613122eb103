//! A state machine whose states, messages and reasons stand in the pages of a specification. No `std`, no `alloc`.

#![no_std]

xsdgen_macro::include_schema!(
    "spec/1-link-state.html",
    "spec/2-message-kind.md",
    "spec/3-close-reason.html",
    serde,
    rename_value = [
        "CloseReason::0" = "Done",
        "CloseReason::1" = "Full",
        "CloseReason::2" = "NotAllowed"
    ],
);

impl LinkState {
    /// The state that a message leads to, or why the link is to be closed.
    pub const fn after(self, message: MessageKind) -> Result<Self, CloseReason> {
        match (self, message) {
            (Self::Idle, MessageKind::Hello) => Ok(Self::HelloSent),
            (Self::HelloSent, MessageKind::Welcome) => Ok(Self::Open),
            (Self::Open | Self::Closing, MessageKind::Data) => Ok(self),
            (Self::Open, MessageKind::Bye) => Ok(Self::Closing),
            (Self::HelloSent | Self::Closing, MessageKind::Bye) => Ok(Self::Idle),
            _ => Err(CloseReason::NotAllowed),
        }
    }

    /// The same for a message as it comes over the line.
    pub fn receive(self, kind: &str) -> Result<Self, Refusal> {
        let message: MessageKind = kind.parse().map_err(Refusal::Unknown)?;
        self.after(message).map_err(Refusal::Closed)
    }
}

/// Why a message leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// The specification has no such message.
    Unknown(ParseValueError),
    /// The link is closed.
    Closed(CloseReason),
}
