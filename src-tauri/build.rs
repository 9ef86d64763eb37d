//! Tells Tauri what the page may ask for, before anything is compiled.

use tauri_build::{AppManifest, Attributes, WindowsAttributes};

fn main() {
    // A command that is missing from this list would be open to every page without a permission.
    let commands = AppManifest::new().commands(&["call"]);
    // Giving a capability path turns off Tauri's own watch on the folder.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    // The page is compiled into the program; without this line a new page would not be noticed.
    println!("cargo:rerun-if-changed=ui/dist");
    let attributes = Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*")
        .app_manifest(commands)
        .windows_attributes(WindowsAttributes::new().window_icon_path("assets/icons/icon.ico"));
    if let Err(problem) = tauri_build::try_build(attributes) {
        println!("cargo:error={problem:#}");
        std::process::exit(1);
    }
}
