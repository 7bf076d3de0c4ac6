//! A seed to the log of a device's client library: long stretches of ordinary work, and connections that break and come back.

use std::fmt::Write;

use crate::random::Random;

const LOGGER: &str = "INFO azure.iot.device";

/// What a client writes while all is well; `{}` stands for a number that grows.
const WORK: [&str; 5] = [
    "iothub.sync_clients: Sending message to Hub...",
    "common.mqtt_transport: publishing on devices/press-07/messages/events/",
    "common.mqtt_transport: payload published for {}",
    "iothub.sync_clients: Successfully sent message to Hub",
    "common.pipeline.pipeline_stages_mqtt: MQTTTransportStage(MQTTPublishOperation): completing with no error {}",
];

/// What it writes when a connection breaks, until it is back.
const BREAK: [&str; 12] = [
    "common.mqtt_transport: disconnected with result code: 7",
    "common.mqtt_transport: Forcing paho disconnect to prevent it from automatically reconnecting",
    "common.pipeline.pipeline_stages_mqtt: MQTTTransportStage: _on_mqtt_disconnect called: The connection was lost.",
    "common.pipeline.pipeline_stages_mqtt: MQTTTransportStage: Unexpected disconnect (no pending connection op)",
    "iothub.abstract_clients: Connection State - Disconnected",
    "iothub.abstract_clients: Cleared all pending method requests due to disconnect",
    "common.pipeline.pipeline_stages_base: ReconnectStage: ConnectionDroppedError, will try again in {} s",
    "common.mqtt_transport: Connect using port 8883 (TCP)",
    "common.mqtt_transport: connected with result code: 0",
    "common.pipeline.pipeline_stages_mqtt: _on_mqtt_connected called",
    "iothub.abstract_clients: Connection State - Connected",
    "iothub.sync_clients: Successfully connected to Hub",
];

/// A trace that some breaks leave behind.
const TRACE: [&str; 5] = [
    "Traceback (most recent call last):",
    "  File \"/srv/press/venv/lib/python3.11/site-packages/azure/iot/device/common/mqtt_transport.py\", line 396, in connect",
    "    rc = self._mqtt_client.connect(",
    "  File \"/usr/lib/python3.11/socket.py\", line 851, in create_connection",
    "ConnectionRefusedError: [Errno 111] Connection refused",
];

/// A log of `lines` lines.
pub(crate) fn text(lines: usize, seed: u64) -> String {
    let mut random = Random(seed);
    let mut text = String::with_capacity(lines * 140);
    let (mut time, mut written, mut number) = (1_709_596_800_000_i64, 0, 0_u64);
    while written < lines {
        let broken = random.share() < 0.02;
        let block: &[&str] = if broken { &BREAK } else { &WORK };
        for line in block {
            number += 1;
            time += random.below(900) as i64;
            let moment = jiff::Timestamp::from_millisecond(time).expect("the year is 2024");
            let moment = moment.strftime("%Y-%m-%d %H:%M:%S");
            let line = line.replace("{}", &number.to_string());
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{moment},{:03} {LOGGER}.{line}", time % 1000);
        }
        written += block.len();
        if broken && random.share() < 0.5 {
            text.extend(TRACE.iter().flat_map(|line| [line, "\n"]));
            written += TRACE.len();
        }
    }
    text
}
