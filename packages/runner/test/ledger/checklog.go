// Reads and verifies a log with golang.org/x/mod alone: signature, cosignature, every entry, growth. Prints how many entries hold.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run checklog.go FOLDER LOG_KEY WITNESS_NAME WITNESS_KEY_BASE64 OLD_SIZE
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// witness verifies signatures of type 0x04 (tlog-cosignature).
type witness struct {
	name string
	key  ed25519.PublicKey
}

func (w witness) Name() string { return w.name }

func (w witness) KeyHash() uint32 {
	h := sha256.Sum256(append([]byte(w.name+"\n\x04"), w.key...))
	return binary.BigEndian.Uint32(h[:])
}

func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}

// tiles reads C2SP tiles for tlog, whose own paths also name the height.
type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range asked {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func entries(folder string, size int64) ([][]byte, error) {
	var all [][]byte
	for index := int64(0); index*256 < size; index++ {
		width := size - index*256
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: 8, L: 0, N: index, W: int(width)}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			return nil, err
		}
		for len(data) > 0 {
			n := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+n])
			data = data[2+n:]
		}
	}
	if int64(len(all)) != size {
		return nil, errors.New("bundles hold another number of entries")
	}
	return all, nil
}

func main() {
	folder, old := os.Args[1], os.Args[5]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	key, err := base64.StdEncoding.DecodeString(os.Args[4])
	check(err)
	msg, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	check(err)
	opened, err := note.Open(msg, note.VerifierList(verifier, witness{os.Args[3], key}))
	check(err)
	if len(opened.Sigs) != 2 || len(opened.UnverifiedSigs) != 0 {
		log.Fatal("not signed by log and witness")
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		log.Fatal("another origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)

	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{folder})
	all, err := entries(folder, size)
	check(err)
	for i, entry := range all {
		proof, err := tlog.ProveRecord(size, int64(i), reader)
		check(err)
		check(tlog.CheckRecord(proof, size, root, int64(i), tlog.RecordHash(entry)))
	}
	from, err := strconv.ParseInt(old, 10, 64)
	check(err)
	oldRoot, err := tlog.TreeHash(from, reader)
	check(err)
	grown, err := tlog.ProveTree(size, from, reader)
	check(err)
	check(tlog.CheckTree(grown, size, root, from, oldRoot))
	if bytes.Equal(oldRoot[:], root[:]) {
		log.Fatal("an older tree has the same root")
	}
	fmt.Println(len(all), "entries hold")
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
