/** Linux hands out ports from here to whoever asks (`net.ipv4.ip_local_port_range`); IANA's dynamic ports begin at 49152. */
export const FIRST_EPHEMERAL_PORT = 32_768;
