//! Redaction held to the vectors.

use super::redact;
