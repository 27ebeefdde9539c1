package vn.phoihop.outbox;

/** To whom something is sent, and by which way. */
record Target(Channel channel, String target) {}
