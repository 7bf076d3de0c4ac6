//! The one integration test binary: a file per face and feature.

mod postgres;
mod store;
