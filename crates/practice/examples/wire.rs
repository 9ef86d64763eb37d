//! Prints the TypeScript of everything that goes over the wire; `make wire` keeps `ui/src/host/wire.ts` with it.

#[allow(clippy::print_stdout, reason = "the output is the point")]
fn main() {
    print!("{}", nenrin_practice::typescript());
}
