//! Query parameters of a web service with axum. A text that is not a value is answered with `400 Bad Request` and a
//! sentence that says what the values are.

use axum::body::{Body, to_bytes};
use axum::extract::Query;
use axum::http::{Request, StatusCode};
use axum::{Router, routing::get};
use serde::Deserialize;
use tower::ServiceExt;

xsdgen_macro::include_schema!("schemas/coffee.xsd", serde);

#[derive(Deserialize)]
struct Wish {
    roast: Roast,
    size: Option<Size>,
}

async fn beans(Query(wish): Query<Wish>) -> String {
    match wish.size {
        Some(size) => format!("{} beans for {size}", wish.roast),
        None => format!("{} beans", wish.roast),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Router::new().route("/beans", get(beans));
    // A real service would now listen: `axum::serve(listener, service)`.
    for (uri, expected) in [
        ("/beans?roast=medium-dark&size=12+oz", StatusCode::OK),
        ("/beans?roast=light", StatusCode::OK),
        ("/beans?roast=black", StatusCode::BAD_REQUEST),
    ] {
        let request = Request::get(uri).body(Body::empty())?;
        let response = service.clone().oneshot(request).await?;
        assert_eq!(response.status(), expected);
        let body = to_bytes(response.into_body(), 10_000).await?;
        println!("{uri} → {}", String::from_utf8_lossy(&body));
    }
    Ok(())
}
