//! The command line that the portal and the desk share, and the words they print.

use crate::http::exposure::{Exposure, ExposureError};
use crate::http::hosts::{HostName, written_with_port};
use crate::http::language::Language;
use crate::http::server::{self, BindError, Interruption};
use crate::portal::{Options, Portal};
use crate::rules::settings::{Profile, Step};
use crate::storage::{DataPlace, NotPrivate, OpenError, make_private};
use crate::terminal::{complain, say};
use axum::Router;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use futures_util::future::{FutureExt, join_all};
use jiff::Timestamp;
use serde::Serialize;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use thiserror::Error;
use tokio::net::TcpListener;

/// The port that is tried where none is named.
pub const DEFAULT_PORT: u16 = 8460;

/// Options of everything that runs a portal.
#[derive(Args, Clone, Debug)]
pub struct PortalArgs {
    /// Порт на 127.0.0.1; 0 — любой свободный / port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = DEFAULT_PORT)]
    pub port: u16,
    /// Ещё один адрес этой машины / another address of this machine to listen at as well
    #[arg(long, value_name = "ADDRESS", default_value_t = Ipv4Addr::LOCALHOST.into())]
    pub listen: IpAddr,
    /// Да, другие машины увидят портал по адресу --listen / yes, other machines may reach the portal at --listen
    #[arg(long)]
    pub expose: bool,
    /// Ещё одно имя этой машины в адресе: 10.0.2.2 у эмулятора Android; можно повторить / another name of this machine in addresses: 10.0.2.2 in Android's emulator; may be repeated
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<HostName>,
    /// Файл с ключом консоли, без него нет --expose / file with the console's token, without which there is no --expose
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// Папка данных, портал хранит своё в portal/ / data folder, the portal keeps its own in portal/
    #[arg(long, value_name = "DIR", default_value = ".kabinet")]
    pub data: PathBuf,
    /// Начать с чистых данных; повреждённая база откладывается / begin with no data; a damaged database is set aside
    #[arg(long)]
    pub reset: bool,
    /// Набор правил; без него — как в прошлый раз, сначала kabinet / rules; without it as last time, kabinet at first
    #[arg(long, value_enum)]
    pub profile: Option<Profile>,
    /// Порядок регистрации вместо порядка правил / the registration's order in place of that of the rules
    #[arg(long, value_parser = step(), value_delimiter = ',', value_name = "STEP")]
    pub steps: Option<Vec<Step>>,
    /// С какого времени пойдут часы нового портала / the time that a new portal's clock begins with
    #[arg(long, value_name = "TIME")]
    pub begin: Option<Timestamp>,
    /// Первая строка — JSON: адрес, ключ, pid, папка / a first line of JSON: address, token, pid, folder
    #[arg(long)]
    pub json: bool,
    /// Язык сообщений / language of messages
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// Takes a step by its name.
fn step() -> impl TypedValueParser<Value = Step> {
    PossibleValuesParser::new(Step::names()).map(Step::from)
}

impl PortalArgs {
    /// The options of the portal they describe: its data is in `portal/` of the data folder.
    ///
    /// # Errors
    /// [`ExposureError`] when other machines would reach the portal and not all of it was asked for.
    pub fn options(&self) -> Result<Options, ExposureError> {
        let place = DataPlace::Folder(self.data.join("portal"));
        let exposure = Exposure::asked_for(self.listen, self.expose, self.token_file.as_deref())?;
        Ok(Options {
            profile: self.profile,
            steps: self.steps.clone(),
            reset: self.reset,
            begin: self.begin,
            exposure,
            allowed_hosts: self.allow_host.clone(),
            ..Options::at(place)
        })
    }
}

/// Where a portal listens: 127.0.0.1, and the address named besides, at the same port.
pub struct Listeners {
    /// The port.
    pub port: u16,
    sockets: Vec<TcpListener>,
    exposure: Option<Exposure>,
    interruption: Interruption,
}

impl Listeners {
    /// Takes the port at each address. From now on the process is ended by [`Self::serve`] alone, whenever it is asked
    /// to end: whoever reads the link may do so at once.
    ///
    /// # Errors
    /// [`BindError`] when it is taken or refused at one of them, or this machine has no such address.
    pub async fn bind(port: u16, exposure: Option<&Exposure>) -> Result<Self, BindError> {
        let interruption = Interruption::listen().map_err(|source| BindError::Refused { port, source })?;
        let loopback = server::bind(port).await?;
        let port = loopback.local_addr().map_or(port, |address| address.port());
        let mut sockets = vec![loopback];
        if let Some(exposure) = exposure {
            sockets.push(server::bind_at(exposure.address(), port).await?);
        }
        Ok(Self { port, sockets, exposure: exposure.cloned(), interruption })
    }

    /// Serves at each address until Ctrl+C, or until the system asks the process to end.
    pub async fn serve(self, router: Router) {
        let interrupted = self.interruption.came().shared();
        let serve = |socket| server::serve(socket, router.clone(), interrupted.clone());
        join_all(self.sockets.into_iter().map(serve)).await;
    }

    /// The links to print: [`console_link`], then the one for other machines, with a warning, where there is one.
    pub fn links(&self, token: &str, language: Language) -> Vec<String> {
        let link = console_link(self.port, token, language);
        let Some(exposure) = &self.exposure else { return vec![link] };
        let besides = link_at(&written_with_port(exposure.address(), self.port), token, language);
        let warning = language.pick(
            "Портал виден другим машинам, и всё идёт по сети незашифрованным, ключ тоже: только для сети, которой вы доверяете.",
            "Other machines reach this portal, and nothing is encrypted on the way, the token neither: only for a network you trust.",
        );
        let warning = exposure.reaches_others().then(|| warning.to_owned());
        [Some(link), Some(besides), warning].into_iter().flatten().collect()
    }
}

/// Why a portal did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// Its data could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Its port could not be taken.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// Other machines would have reached it.
    #[error(transparent)]
    Exposure(#[from] ExposureError),
    /// Other users of the machine could have read the data.
    #[error(transparent)]
    NotPrivate(#[from] NotPrivate),
}

impl StartError {
    /// What happened and what to do about it, for the person at the terminal.
    pub fn explain(&self, language: Language) -> String {
        match self {
            Self::Open(error) => error.explain(language),
            Self::Bind(error) => error.explain(language),
            Self::Exposure(error) => error.explain(language),
            Self::NotPrivate(error) => error.explain(language),
        }
    }
}

/// The link to print: address and token of this run, and the page's language where it isn't Russian.
pub fn console_link(port: u16, token: &str, language: Language) -> String {
    link_at(&written_with_port(Ipv4Addr::LOCALHOST.into(), port), token, language)
}

fn link_at(authority: &str, token: &str, language: Language) -> String {
    let language = language.pick("", "lang=en&");
    format!("http://{authority}/?{language}token={token}")
}

/// What a program reads of a start.
#[derive(Serialize)]
struct Started<'a> {
    address: String,
    link: String,
    token: &'a str,
    pid: u32,
    data: PathBuf,
}

impl PortalArgs {
    /// Says where it listens, once it does: in the words of `greeting`, given the links, the data folder and the
    /// language, or as JSON on one line.
    pub fn greet(
        &self,
        portal: &Portal,
        listeners: &Listeners,
        greeting: fn(&[String], &Path, Language) -> String,
    ) {
        let (token, language) = (portal.console_token(), self.lang);
        if self.json {
            let started = Started {
                address: format!("http://{}", written_with_port(Ipv4Addr::LOCALHOST.into(), listeners.port)),
                link: console_link(listeners.port, token, language),
                token,
                pid: std::process::id(),
                data: std::path::absolute(&self.data).unwrap_or_else(|_| self.data.clone()),
            };
            say(&serde_json::to_string(&started).expect("a start holds nothing JSON can't"));
        } else {
            say(&greeting(&listeners.links(token, language), &self.data, language));
        }
        if self.begin.is_some() && !portal.is_new() {
            let words = language.pick(
                "--begin не подействовал: этот портал уже работал, и его часы идут дальше: {now}.\nНачать заново: --reset, с другой папкой: --data ПАПКА",
                "--begin changed nothing: this portal has run before, and its clock goes on: {now}.\nTo begin anew: --reset, with another folder: --data DIR",
            );
            complain(&words.replace("{now}", &portal.clock().now().to_string()));
        }
    }

    /// The last words, which only a person needs.
    pub fn say_goodbye(&self, words: &str) {
        if !self.json {
            say(words);
        }
    }
}

/// What is printed once the server listens: the links and how to stop.
fn greeting(links: &[String], data: &Path, language: Language) -> String {
    let (data, link) = (data.display(), links.join("\n  "));
    match language {
        Language::Ru => format!(
            "Портал запущен. Откройте ссылку:\n\n  {link}\n\nОна действует до остановки. Данные: {data}\nОстановить: Ctrl+C"
        ),
        Language::En => format!(
            "The portal runs. Open the link:\n\n  {link}\n\nIt works until the portal stops. Data: {data}\nTo stop: Ctrl+C"
        ),
    }
}

/// Runs the portal alone until it is interrupted.
///
/// # Errors
/// [`StartError`] when the data can't be opened or the port can't be taken.
pub async fn run(args: &PortalArgs) -> Result<(), StartError> {
    let options = args.options()?;
    // The port first: a start that fails for it must not have reset anything.
    let listeners = Listeners::bind(args.port, options.exposure.as_ref()).await?;
    make_private(&args.data)?;
    let portal = match tokio::task::spawn_blocking(move || Portal::open(options)).await {
        Ok(opened) => opened?,
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    };
    args.greet(&portal, &listeners, greeting);
    listeners.serve(portal.router().merge(portal.console_page())).await;
    args.say_goodbye(
        args.lang.pick("Портал остановлен, данные сохранены.", "The portal has stopped; its data is kept."),
    );
    Ok(())
}

/// The exit code of a start: failures are explained on the error stream.
pub fn exit_code(started: Result<(), StartError>, language: Language) -> ExitCode {
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.explain(language));
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Arguments {
        #[command(flatten)]
        portal: PortalArgs,
    }

    #[test]
    fn steps_are_named_as_on_the_wire_and_forms_are_steps() {
        let read = |steps: &str| Arguments::try_parse_from(["portal", "--steps", steps]);
        let named = read("contact,inn,person,snils").unwrap().portal.steps.unwrap();
        assert_eq!(named, [Step::Contact, Step::form("inn"), Step::Person, Step::form("snils")]);
        let refused = read("contact,snls").unwrap_err().to_string();
        assert!(refused.contains("contact, person, password, agreement, snils, inn"), "{refused}");
    }
}
