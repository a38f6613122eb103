//! A line on the terminal about what takes so long.

use std::io::IsTerminal;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use xsdgen::internal::{Request, Stage};

use crate::report;

/// A run that is shorter shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is written anew.
const REFRESH: Duration = Duration::from_millis(200);

/// Shows the stage and the time while it lives.
pub(crate) struct Progress {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    ended: Condvar,
}

#[derive(Default)]
struct State {
    stage: Option<Stage>,
    ended: bool,
}

impl Progress {
    /// Shows the progress of runs of this request, if standard error is a terminal.
    pub(crate) fn of(request: &Request, wanted: bool) -> (Request, Option<Self>) {
        if !wanted || !std::io::stderr().is_terminal() {
            return (request.clone(), None);
        }
        let shared = Arc::new(Shared::default());
        let told = Arc::clone(&shared);
        let request = request.clone().on_stage(move |stage| {
            let mut state = told.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.stage = Some(stage);
        });
        let shown = Arc::clone(&shared);
        let thread = Some(thread::spawn(move || show(&shown)));
        (request, Some(Self { shared, thread }))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let state = self.shared.state.lock();
        state.unwrap_or_else(PoisonError::into_inner).ended = true;
        self.shared.ended.notify_all();
        if let Some(thread) = self.thread.take() {
            // It ends by itself, and has nothing to report.
            let _ = thread.join();
        }
    }
}

fn show(shared: &Shared) {
    let start = Instant::now();
    let mut shown = false;
    let mut state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
    while !state.ended {
        if let (Some(stage), true) = (state.stage, start.elapsed() >= PATIENCE) {
            let seconds = start.elapsed().as_secs();
            report::stderr(&format!("\r\x1b[K{stage} … {seconds} s"));
            shown = true;
        }
        let waited = shared.ended.wait_timeout(state, REFRESH);
        state = waited.unwrap_or_else(PoisonError::into_inner).0;
    }
    if shown {
        report::stderr("\r\x1b[K");
    }
}
