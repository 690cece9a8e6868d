package fetch

import (
	"net/netip"
	"strings"
)

// reserved are the addresses that no article is fetched from: they lead into
// the reader's own machine or network, or nowhere. The list is that of the IANA
// special-purpose address registries (RFC 6890 and its updates).
var reserved = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/96",          // unspecified, loopback, and IPv4 in its oldest dress
	"64:ff9b:1::/48", // NAT64 of local use, RFC 8215
	"100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
	"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// private reports whether a is no address of the public internet, in whatever
// form: mapped, translated (NAT64, RFC 6052) or tunnelled (6to4, ISATAP) IPv4
// counts as what it leads to.
func private(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, p := range reserved {
		if p.Contains(a) {
			return true
		}
	}
	if !a.IsValid() || a.Is4() {
		return !a.IsValid()
	}
	inner, ok := embedded(a.As16())
	return ok && private(inner)
}

// embedded is the IPv4 address that an IPv6 address stands for.
func embedded(b [16]byte) (netip.Addr, bool) {
	switch {
	case b[0] == 0x20 && b[1] == 0x02: // 6to4
		return netip.AddrFrom4([4]byte(b[2:6])), true
	case [12]byte(b[:12]) == [12]byte{0, 0x64, 0xff, 0x9b}: // NAT64
		return netip.AddrFrom4([4]byte(b[12:])), true
	case b[8]&^3 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe: // ISATAP
		return netip.AddrFrom4([4]byte(b[12:])), true
	}
	return netip.Addr{}, false
}

// inner are the ends of names that only networks of one's own know.
var inner = []string{".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa"}

// homely reports whether host is a name that no public network has.
func homely(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if !strings.Contains(host, ".") && !strings.Contains(host, ":") {
		return true
	}
	for _, end := range inner {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return false
}
