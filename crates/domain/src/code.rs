//! Enumerations whose variants have a stable code: the word that is stored, exchanged and sent over the wire.

/// Declares an enumeration together with its stable codes, `as_code`, `from_code` and `ALL`.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code of this variant.
            #[must_use]
            pub const fn as_code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The variant of a stable code.
            ///
            /// # Errors
            /// [`DomainError::UnknownCode`](crate::DomainError::UnknownCode) when no variant has it.
            pub fn from_code(code: &str) -> Result<Self, $crate::DomainError> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::DomainError::UnknownCode { kind: stringify!($name), code: code.to_owned() }),
                }
            }
        }
    };
}

pub(crate) use codes;
