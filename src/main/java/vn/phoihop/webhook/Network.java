package vn.phoihop.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that begin with the same bits, as in {@code 10.0.0.0/8}. */
record Network(byte[] first, int bits) {

    static Network of(String text) {
        String[] parts = text.strip().split("/", 2);
        if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]+:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        try {
            // An address in figures is not looked up.
            byte[] first = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? first.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > first.length * 8) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(first, bits);
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException("not a network: " + text, unreadable);
        }
    }

    boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((other[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
