//! Which rooms of a crate lead to which, and the circles among them: in a circle nothing can be understood before the rest.

use std::collections::{BTreeMap, BTreeSet};

use crate::tokens::own_paths;
use crate::{Breach, Source};

/// The rooms to which each room of a crate leads.
type Doors = BTreeMap<String, BTreeSet<String>>;

/// The circles among the rooms of the crate in `folder`: its files, and its folders as one room each. A room stands in a circle
/// when it leads back to itself through others by name; what the crate's entrance hands on to all of them is not counted.
#[must_use]
pub fn circles(folder: &str, sources: &[Source]) -> Vec<Breach> {
    let doors = doors(folder, sources);
    let circle = |room: &String| {
        let mut others = reached(room, &doors);
        others.retain(|other| reached(other, &doors).contains(room));
        others.contains(room).then(|| others.into_iter().filter(|other| other != room).collect::<Vec<_>>())
    };
    let breach = |room: &String| {
        let others = circle(room)?.join(", ");
        Some(Breach::new(&format!("{folder}/{room}"), 0, format!("leads back to itself through {others}")))
    };
    doors.keys().filter_map(breach).collect()
}

fn doors(folder: &str, sources: &[Source]) -> Doors {
    let rooms = || sources.iter().filter_map(|source| Some((room_of(folder, source)?, source)));
    let names: BTreeSet<String> = rooms().map(|(room, _)| room).collect();
    let mut doors = Doors::new();
    for (room, source) in rooms() {
        let mut others = own_paths(source);
        others.retain(|path| names.contains(path) && *path != room);
        doors.entry(room).or_default().extend(others);
    }
    doors
}

/// The room a file belongs to; the crate's own entrance is none.
fn room_of(folder: &str, source: &Source) -> Option<String> {
    let inside = source.path.strip_prefix(folder)?.strip_prefix('/')?;
    let room = inside.split('/').next()?.trim_end_matches(".rs");
    (room != "lib" && room != "main").then(|| room.to_owned())
}

/// Every room that can be reached from `room`, itself only when something leads back.
fn reached(room: &str, doors: &Doors) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![room.to_owned()]);
    while let Some(next) = open.pop() {
        for other in doors.get(&next).into_iter().flatten() {
            if found.insert(other.clone()) {
                open.push(other.clone());
            }
        }
    }
    found
}
