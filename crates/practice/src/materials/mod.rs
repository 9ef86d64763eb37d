//! Materials: files and links, and with whom they were shared.

mod adding;
mod files;
mod links;
mod list;
mod names;
mod sharing;

pub use adding::{AddFile, AddLink, RemoveMaterial, RenameMaterial};
pub use files::{ChooseMaterial, ChosenMaterial, SaveMaterial};
pub(crate) use files::{Picked, too_large};
pub use links::OpenLink;
pub use list::{
    FileView, FindMaterials, FoundMaterial, ListMaterials, MaterialLine, MaterialView, MaterialsOfLearner, ShareView,
    SharedWith,
};
pub(crate) use names::{for_copy, is_device};
pub use sharing::{RemoveShare, ShareMaterial};
