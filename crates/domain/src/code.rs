//! Enumerations whose variants have a stable code: the word that is stored, exchanged and sent over the wire.

/// An enumeration whose variants have stable codes.
pub trait Coded: Copy + Sized + 'static {
    /// Name of the enumeration.
    const NAME: &'static str;
    /// Every variant, in the order of declaration.
    const ALL: &'static [Self];
    /// The stable code of this variant.
    fn as_code(self) -> &'static str;
    /// The variant of a stable code.
    ///
    /// # Errors
    /// [`DomainError::UnknownCode`](crate::DomainError::UnknownCode) when no variant has it.
    fn from_code(code: &str) -> Result<Self, crate::DomainError>;
}

/// Declares an enumeration together with its stable codes, which come as `Coded`.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $crate::Coded for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn from_code(code: &str) -> Result<Self, $crate::DomainError> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::DomainError::UnknownCode { kind: stringify!($name), code: code.to_owned() }),
                }
            }
        }
    };
}

pub(crate) use codes;
