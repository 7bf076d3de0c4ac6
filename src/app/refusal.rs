//! Why a request is not answered as asked: one list for pages and API, each of which puts it into words.

use std::time::Duration;

use super::access::Scope;
use crate::analysis::DecodeError;
use crate::analysis::redact::Stopped;
use crate::store::StoreError;

/// A refusal with a stable code; it repeats nothing of the input. `Display` is its text in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing at this address.
    #[error("There is nothing at this address.")]
    NotFound,
    /// The address knows other methods only.
    #[error("This address does not know this method.")]
    MethodNotAllowed,
    /// An answer of a kind that we have not.
    #[error("The answer is JSON; ask for application/json.")]
    NotAcceptable,
    /// The address is longer than any of ours.
    #[error("The address is too long.")]
    AddressTooLong,
    /// A parameter or field has a value that does not fit.
    #[error("The value of “{0}” does not fit.")]
    BadParameter(&'static str),
    /// The request body is not well-formed.
    #[error("The request body is not well-formed.")]
    BadBody,
    /// More parts than an upload may have.
    #[error("The form has too many parts.")]
    TooManyParts,
    /// Sent by a page of another site.
    #[error("The request came from another site.")]
    CrossSite,
    /// No deletion token.
    #[error("Deleting needs the deletion token that was shown when the report was made.")]
    NoToken,
    /// Not the owner's deletion token.
    #[error("This is not the deletion token of this report.")]
    WrongToken,
    /// A server that asks for an access token was given none.
    #[error("This server asks for an access token.")]
    TokenNeeded,
    /// No access token of this server.
    #[error("This access token is not known.")]
    TokenUnknown,
    /// An access token that does not allow this.
    #[error("The access token lacks the scope {0}.")]
    ScopeMissing(Scope),
    /// An empty upload.
    #[error("There is nothing to read in it.")]
    Empty,
    /// Something else than a log.
    #[error("This is not a log: it looks like {0}.")]
    NotALog(&'static str),
    /// A `Content-Encoding` that is not read.
    #[error("This content encoding is not read; gzip is.")]
    BadEncoding,
    /// A kind of log file that is not read.
    #[error("This kind of file is not read.")]
    Unsupported,
    /// A compressed file that cannot be unpacked whole.
    #[error("The {0} file is damaged.")]
    Damaged(&'static str),
    /// Larger than a limit.
    #[error("It is too large.")]
    TooLarge,
    /// The analysis took too long.
    #[error("The log is too complex to be analysed in time.")]
    TooComplex,
    /// The client sends too slowly.
    #[error("The request took too long to arrive.")]
    TooSlow,
    /// More from one client than a minute allows.
    #[error("There were too many requests from your address; wait a minute.")]
    TooMany,
    /// Too much to do at the moment.
    #[error("There is too much to do at the moment; try again shortly.")]
    Busy,
    /// The database does not answer.
    #[error("Reports cannot be read or stored at the moment; try again shortly.")]
    StoreUnavailable,
    /// The database has no room.
    #[error("There is no room for another report at the moment.")]
    StoreFull,
    /// A fault of ours.
    #[error("Something went wrong on our side.")]
    Internal,
}

impl Refusal {
    /// Stable name, the same for scripts and for text keys (`error-<code>`).
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// HTTP status.
    pub fn status(self) -> u16 {
        self.row().1
    }

    /// When to try again, where that helps.
    pub fn retry_after(self) -> Option<Duration> {
        match self {
            Self::Busy | Self::StoreUnavailable => Some(Duration::from_secs(10)),
            Self::TooMany => Some(Duration::from_secs(60)),
            Self::StoreFull => Some(Duration::from_secs(300)),
            _ => None,
        }
    }

    /// What `WWW-Authenticate` says, where a token is asked for.
    pub fn challenge(self) -> Option<&'static str> {
        match self {
            Self::NoToken | Self::TokenNeeded => Some("Bearer"),
            Self::TokenUnknown => Some(r#"Bearer error="invalid_token""#),
            Self::ScopeMissing(scope) => Some(scope.challenge()),
            _ => None,
        }
    }

    /// The refusal that a bare status of a framework or a layer stands for.
    pub fn of_status(status: u16) -> Option<Self> {
        match status {
            404 | 410 => Some(Self::NotFound),
            405 => Some(Self::MethodNotAllowed),
            406 => Some(Self::NotAcceptable),
            408 | 504 => Some(Self::TooSlow),
            413 => Some(Self::TooLarge),
            415 => Some(Self::Unsupported),
            429 => Some(Self::TooMany),
            503 => Some(Self::Busy),
            400..=499 => Some(Self::BadBody),
            500..=599 => Some(Self::Internal),
            _ => None,
        }
    }

    /// Name of the texts that all refusals of its status share (`error-<family>-title`).
    pub fn family(self) -> &'static str {
        match self.status() {
            404 => "not-found",
            405 => "method",
            408 => "timeout",
            413 => "too-large",
            415 => "media",
            422 => "unreadable",
            429 => "too-many",
            503 => "busy",
            500.. => "internal",
            _ => "bad-request",
        }
    }

    /// What the text names: a parameter, a kind of file.
    pub fn subject(self) -> Option<&'static str> {
        match self {
            Self::BadParameter(subject) | Self::NotALog(subject) | Self::Damaged(subject) => Some(subject),
            Self::ScopeMissing(scope) => Some(scope.name()),
            _ => None,
        }
    }

    fn row(self) -> (&'static str, u16) {
        match self {
            Self::NotFound => ("not-found", 404),
            Self::MethodNotAllowed => ("method-not-allowed", 405),
            Self::NotAcceptable => ("not-acceptable", 406),
            Self::AddressTooLong => ("address-too-long", 414),
            Self::BadParameter(_) => ("bad-parameter", 400),
            Self::BadBody => ("bad-body", 400),
            Self::TooManyParts => ("too-many-parts", 400),
            Self::CrossSite => ("cross-site", 403),
            Self::NoToken => ("no-token", 401),
            Self::WrongToken => ("wrong-token", 403),
            Self::TokenNeeded => ("token-needed", 401),
            Self::TokenUnknown => ("token-unknown", 401),
            Self::ScopeMissing(_) => ("scope-missing", 403),
            Self::Empty => ("empty", 422),
            Self::NotALog(_) => ("not-a-log", 415),
            Self::BadEncoding => ("bad-encoding", 415),
            Self::Unsupported => ("unsupported", 415),
            Self::Damaged(_) => ("damaged", 422),
            Self::TooLarge => ("too-large", 413),
            Self::TooComplex => ("too-complex", 422),
            Self::TooSlow => ("too-slow", 408),
            Self::TooMany => ("too-many", 429),
            Self::Busy => ("busy", 503),
            Self::StoreUnavailable => ("store-unavailable", 503),
            Self::StoreFull => ("store-full", 507),
            Self::Internal => ("internal", 500),
        }
    }
}

impl From<Stopped> for Refusal {
    fn from(Stopped: Stopped) -> Self {
        Self::TooComplex
    }
}

impl From<DecodeError> for Refusal {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Empty => Self::Empty,
            DecodeError::Binary { looks_like } => Self::NotALog(looks_like),
            DecodeError::TooLarge { .. } => Self::TooLarge,
            DecodeError::Damaged { format } => Self::Damaged(format),
            DecodeError::NotOneFile { .. } => Self::Unsupported,
        }
    }
}

impl From<StoreError> for Refusal {
    /// Logs the cause, since this is where it is turned into an answer that does not tell it.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => {
                tracing::warn!(%error, "the store is not available");
                Self::StoreUnavailable
            }
            StoreError::Full(_) => {
                tracing::error!(%error, "the store is full");
                Self::StoreFull
            }
            // Somebody has to mend it; the server notices when that is done.
            StoreError::Corrupt(_) | StoreError::Schema(_) => {
                tracing::error!(%error, "the store cannot be used");
                Self::StoreUnavailable
            }
            StoreError::Occupied(_) | StoreError::Query(_) => {
                tracing::error!(%error, "a store call failed");
                Self::Internal
            }
        }
    }
}
