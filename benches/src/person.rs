//! A person who registers, so that there is something on the phone to measure with.

use std::{path::Path, sync::Arc};

use kabinet_core::{
    Config, Platform,
    screen::{Language, Update},
    testing::{Citizen, FolderVault, HeadlessPhone, Next, PAPERS, VaultPlatform, Way},
};
use mock_server::{DataPlace, MemoryDatabase, Options, Portal, bind, serve};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

use crate::contender::BenchError;

/// Where nobody listens: a phone that is measured is alone.
pub const NOBODY: &str = "http://127.0.0.1:9";
/// Who registers.
pub const CITIZEN: Citizen<'static> = Citizen {
    phone: "+79001234567",
    surname: "Ветрова",
    name: "Алёна",
    patronymic: Some("Игоревна"),
    birth_date: "12.04.1990",
    password: "Lampa7!zhdet-obed",
    papers: PAPERS,
};
/// Far more pictures than a registration has.
const MOST_PICTURES: usize = 100;

/// The system of a phone whose vault is a folder.
pub fn platform(folder: &Path) -> Arc<dyn Platform> {
    Arc::new(VaultPlatform::new(FolderVault(folder.join("vault")), |_| {}))
}

/// What the shell of a phone says when it opens the core.
pub fn config(folder: &Path, portal_url: &str) -> Config {
    Config {
        data_dir: folder.join("phone").to_string_lossy().into_owned(),
        portal_url: portal_url.to_owned(),
        language: Language::Ru,
        app_version: "1.0".to_owned(),
        portal_pins: Vec::new(),
    }
}

/// A portal in memory that serves over loopback as long as this lives.
pub struct Stand {
    runtime: Runtime,
    client: reqwest::Client,
    address: String,
    token: String,
}

impl Stand {
    /// A portal on any free port.
    ///
    /// # Errors
    /// [`BenchError`]: no thread, no port.
    pub fn new() -> Result<Self, BenchError> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let portal = Portal::open(Options::at(DataPlace::Memory(MemoryDatabase::new())))?;
        let listener = runtime.block_on(bind(0)).map_err(|error| BenchError::Unfit(error.to_string()))?;
        let address = format!("http://{}", listener.local_addr()?);
        runtime.spawn(serve(listener, portal.router(), std::future::pending()));
        let token = portal.console_token().to_owned();
        Ok(Self { runtime, client: client()?, address, token })
    }

    /// A phone in `folder` whose owner has come to the screen `key` of the registration.
    ///
    /// # Errors
    /// [`BenchError`]: the screen did not come.
    pub fn phone_at(&self, folder: &Path, key: &str) -> Result<HeadlessPhone, BenchError> {
        let phone = HeadlessPhone::switch_on(&config(folder, &self.address), platform(folder))?;
        for _ in 0..MOST_PICTURES {
            phone.kabinet().barrier()?;
            let shown = phone.shown()?;
            if shown.top.key == key && shown.top.busy.is_none() {
                return Ok(phone);
            }
            self.go_on(&phone, &shown)?;
            phone.until("another picture", |update| update.seq > shown.seq)?;
        }
        Err(BenchError::Unfit(format!("no way leads to {key}:\n{}", phone.shown()?.to_text())))
    }

    fn go_on(&self, phone: &HeadlessPhone, shown: &Update) -> Result<(), BenchError> {
        let code =
            self.runtime.block_on(newest_code(&self.client, &self.address, &self.token, CITIZEN.phone))?;
        let Next::Tap(action) = Way::REGISTRATION.next(shown, code.as_deref()) else { return Ok(()) };
        for (field, _) in shown.standing() {
            if let Some(text) = CITIZEN.text_for(field, code.as_deref()) {
                phone.enter_unless_it_stands(field, text)?;
            }
        }
        phone.kabinet().barrier()?;
        Ok(phone.tap(action)?)
    }
}

/// A client of portals on this machine.
///
/// # Errors
/// The system gives it no threads.
pub fn client() -> Result<reqwest::Client, BenchError> {
    // A process has one provider; that it is there already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(reqwest::Client::builder().no_proxy().tls_certs_only([]).build()?)
}

/// The code of the newest SMS to a number, read from the console as a person reads the SMS.
///
/// # Errors
/// The console does not answer.
pub async fn newest_code(
    client: &reqwest::Client,
    address: &str,
    token: &str,
    phone: &str,
) -> Result<Option<String>, BenchError> {
    let url = format!("{address}/console/api/messages?to={}", phone.replace('+', "%2B"));
    let answer: Value = client.get(url).bearer_auth(token).send().await?.error_for_status()?.json().await?;
    let codes = answer["messages"].as_array().into_iter().flatten();
    Ok(codes.filter_map(|message| message["code"].as_str()).map(str::to_owned).next())
}
