package fr.contratdeville.programme.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Checks whether an IP address is on the public internet (IANA special-purpose address registries). A funder chooses
 * the address to which this service connects; it must not reach the internal network.
 */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return address instanceof Inet4Address ? isPublic4(address.getAddress()) : isPublic6(address.getAddress());
    }

    private static boolean isPublic4(byte... address) {
        var a = address[0] & 0xff;
        var b = address[1] & 0xff;
        var c = address[2] & 0xff;
        var special = a == 0 // this network
                || a == 10 // private
                || a == 127 // loopback
                || (a == 100 && b >= 64 && b < 128) // shared by carriers
                || (a == 169 && b == 254) // link-local, and the metadata of clouds
                || (a == 172 && b >= 16 && b < 32) // private
                || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocols, documentation
                || (a == 192 && b == 88 && c == 99) // relays of 6to4
                || (a == 192 && b == 168) // private
                || (a == 198 && (b == 18 || b == 19)) // benchmarks
                || (a == 198 && b == 51 && c == 100) // documentation
                || (a == 203 && b == 0 && c == 113) // documentation
                || a >= 224; // multicast, reserved, broadcast
        return !special;
    }

    /** Global unicast (2000::/3) without its special-purpose blocks, such as those that embed an IPv4 address. */
    private static boolean isPublic6(byte... address) {
        var first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
        var second = (address[2] & 0xff) << 8 | (address[3] & 0xff);
        return (first & 0xe000) == 0x2000
                && !(first == 0x2001 && second < 0x200) // protocols, Teredo among them
                && !(first == 0x2001 && second == 0xdb8) // documentation
                && first != 0x2002 // 6to4
                && !(first == 0x3fff && second < 0x1000); // documentation
    }
}
