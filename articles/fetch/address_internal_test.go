package fetch

import (
	"net/netip"
	"testing"
)

func TestPrivate(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"93.184.216.34": false, "8.8.8.8": false, "172.32.0.1": false, "192.0.1.1": false, "198.20.0.1": false, "100.128.0.1": false,
		"2606:4700::1111": false, "2a00:1450:4001::8a": false,
		"64:ff9b::8.8.8.8": false, "2002:808:808::1": false, "::ffff:8.8.8.8": false, "2a00::5efe:808:808": false,

		"127.0.0.1": true, "127.8.9.10": true, "0.0.0.0": true, "0.1.2.3": true, "10.0.0.1": true, "172.16.0.1": true, "172.31.255.255": true,
		"192.168.1.1": true, "169.254.169.254": true, "100.64.0.1": true, "198.18.0.1": true, "198.19.255.255": true, "192.0.0.8": true,
		"192.0.2.1": true, "198.51.100.7": true, "203.0.113.9": true, "224.0.0.1": true, "240.0.0.1": true, "255.255.255.255": true,
		"192.88.99.1": true,
		"::":          true, "::1": true, "::127.0.0.1": true, "fe80::1": true, "fe80::1%eth0": true, "fc00::1": true, "fd12::1": true, "fec0::1": true,
		"ff02::1": true, "2001:db8::1": true, "2001::1": true, "100::1": true, "3fff::1": true, "5f00::1": true,
		"::ffff:127.0.0.1": true, "::ffff:10.0.0.1": true, "64:ff9b::127.0.0.1": true, "64:ff9b::a00:1": true, "64:ff9b:1::8.8.8.8": true,
		"2002:7f00:1::": true, "2002:a00:1::1": true, "2002:c0a8:101::1": true, "2a00::5efe:7f00:1": true, "2a00::200:5efe:a00:1": true,
	} {
		if got := private(netip.MustParseAddr(address)); got != want {
			t.Errorf("private(%s) = %v", address, got)
		}
	}
	if !private(netip.Addr{}) {
		t.Error("an address that is none passes")
	}
}

// FuzzParse holds that an address that may be fetched names a host, keeps doing so
// when it is written and read again, and that no way to write a private one passes.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"https://news.example/a", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]:80/", "http://bücher.example", "http://a..", "http://１２７.0.0.1/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := parse(s)
		if err != nil {
			return
		}
		if u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" || HostOf(u) == "" && u.Hostname() != "." {
			t.Errorf("%q leads to %q", s, u)
		}
		again, err := parse(u.String())
		if err == nil && HostOf(again) != HostOf(u) {
			t.Errorf("%q leads to %q, then to %q", s, HostOf(u), HostOf(again))
		}
		_ = homely(u.Hostname())
	})
}

func TestHomely(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"news.example": false, "a.b.co": false, "corp.example": false,
		"localhost": true, "LOCALHOST": true, "router": true, "x.localhost": true, "nas.local.": true, "wiki.corp": true, "a.internal": true,
	} {
		if got := homely(host); got != want {
			t.Errorf("homely(%s) = %v", host, got)
		}
	}
}
