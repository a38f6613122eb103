include!(env!("MISTAKE"));

fn main() {}
