// A second judge of Qadam's public log, written against golang.org/x/mod/sumdb and the text of docs/api/log.md alone.
// It reads static files, believes one key, and prints every number that rule 1 gives.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

// ---- witnesses: x/mod does not know cosignature/v1 (C2SP tlog-cosignature) ----

type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a verifier key")
	}
	typed, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(typed) != 33 || typed[0] != 4 {
		return nil, errors.New("not a cosignature key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	return &cosigner{parts[0], binary.BigEndian.Uint32(sum[:4]), ed25519.PublicKey(typed[1:])}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	second := binary.BigEndian.Uint64(signature[:8])
	signed := []byte(fmt.Sprintf("cosignature/v1\ntime %d\n", second))
	return ed25519.Verify(c.key, append(signed, text...), signature[8:])
}

// ---- the files ----

func tilePath(level string, n int64, w int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for rest := n / 1000; rest > 0; rest /= 1000 {
		path = fmt.Sprintf("x%03d/%s", rest%1000, path)
	}
	path = "tile/" + level + "/" + path
	if w != width {
		path += fmt.Sprintf(".p/%d", w)
	}
	return path
}

type auditor struct {
	dir      string
	hashes   []tlog.Hash // stored hashes in the order of tlog.StoredHashIndex
	leaves   int64
	count    *counting
	who      whom
	size     int64 // of the log
	closings map[string]*closing
}

func (a *auditor) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(a.hashes)) {
			return nil, errors.New("a hash beyond the tree")
		}
		found[i] = a.hashes[index]
	}
	return found, nil
}

func (a *auditor) read(path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(a.dir, filepath.FromSlash(path)))
}

// tile reads a part also from the full tile, in whose place it may be gone (C2SP tlog-tiles, "Partial Tiles").
func (a *auditor) tile(level string, n int64, w int) ([]byte, error) {
	part, missing := a.read(tilePath(level, n, w))
	if missing == nil || !os.IsNotExist(missing) || w == width {
		return part, missing
	}
	full, err := a.read(tilePath(level, n, width))
	if os.IsNotExist(err) {
		return nil, missing
	}
	if err != nil {
		return nil, err
	}
	end := w * tlog.HashSize
	whole := len(full) == width*tlog.HashSize
	if level == "entries" {
		end, whole = 0, items(full) == width
		for i := 0; i < w && whole; i++ {
			end += 2 + int(binary.BigEndian.Uint16(full[end:]))
		}
	}
	if !whole {
		return nil, fmt.Errorf("%s: cut", tilePath(level, n, width))
	}
	return full[:end], nil
}

// whom says whose checkpoints are believed.
type whom struct {
	log       note.Verifier
	witnesses []note.Verifier
	quorum    int
}

type checkpoint struct {
	tlog.Tree
	seen []time.Time // when each known witness signed it
}

// before: witnessed by so many as must before a moment; where nobody need, by anybody, or by nobody at all.
func (c *checkpoint) before(moment time.Time, quorum int) bool {
	early := 0
	for _, one := range c.seen {
		if one.Before(moment) {
			early++
		}
	}
	return quorum > 0 && early >= quorum || quorum == 0 && (early > 0 || len(c.seen) == 0)
}

func (a *auditor) checkpoint(name string, who whom) (*checkpoint, error) {
	text, err := a.read(name)
	if err != nil {
		return nil, err
	}
	opened, err := note.Open(text, note.VerifierList(append(append([]note.Verifier{}, who.witnesses...), who.log)...))
	if err != nil {
		return nil, fmt.Errorf("%s: %v", name, err)
	}
	signed, found := false, &checkpoint{}
	for _, one := range opened.Sigs {
		if one.Name == who.log.Name() && one.Hash == who.log.KeyHash() {
			signed = true
		} else if bytes, err := base64.StdEncoding.DecodeString(one.Base64); err == nil && len(bytes) == 76 {
			found.seen = append(found.seen, time.Unix(int64(binary.BigEndian.Uint64(bytes[4:12])), 0))
		}
	}
	if found.Tree, err = parse(string(text), opened.Text, who.log.Name()); err != nil {
		return nil, fmt.Errorf("%s: %v", name, err)
	}
	if !signed || len(found.seen) < who.quorum && (found.N > 0 || name == "checkpoint") {
		return nil, fmt.Errorf("%s: not signed by the log and so many witnesses", name)
	}
	return found, nil
}

// ---- closing: docs/api/log.md, "Closing" ----

type closing struct {
	*checkpoint        // nil while the programme is open
	lastDay     string // as the log says it before the closing
}

// opens is step 1 of a verifier, and notes the last day.
func (a *auditor) opens(index int64, line []byte) error {
	f := forms["open"].FindSubmatch(line)
	if f == nil || strings.HasPrefix(string(f[1]), "demo-") {
		return nil
	}
	programme, file := string(f[1]), "closing/"+string(f[1])
	one, there := a.closings[programme]
	if !there {
		one = &closing{}
		if found, err := a.checkpoint(file, a.who); err == nil {
			if found.N != 0 && (found.N <= index || found.N > a.size) {
				return fmt.Errorf("%s: before the programme's opening, or beyond the log", file)
			}
			one.checkpoint = found
			a.count.closed[programme] = found.N
		} else if !os.IsNotExist(err) {
			return err
		}
		a.closings[programme] = one
	}
	if (one.checkpoint == nil || index < one.N) && string(f[4]) > one.lastDay {
		one.lastDay = string(f[4])
	}
	return nil
}

// closed is steps 2, 4 and 5, when all leaves are there.
func (a *auditor) closed(newest *checkpoint) error {
	for programme, one := range a.closings {
		file := "closing/" + programme
		if one.checkpoint != nil {
			root, err := tlog.TreeHash(one.N, a)
			if one.N == 0 {
				root, err = tlog.Hash(sha256.Sum256(nil)), nil
			}
			if err != nil || root != one.Hash {
				return fmt.Errorf("%s: not the root of so many leaves", file)
			}
		}
		if one.lastDay == "" {
			continue
		}
		day, err := time.ParseInLocation("2006-01-02", one.lastDay, time.FixedZone("Almaty", 5*3600))
		if err != nil {
			return fmt.Errorf("%s: %v", file, err)
		}
		moment := day.AddDate(0, 0, 15)
		if one.checkpoint == nil && !newest.before(moment, a.who.quorum) {
			return fmt.Errorf("%s: missing", file)
		}
		if one.checkpoint != nil && !one.before(moment, a.who.quorum) {
			return fmt.Errorf("%s: witnessed too late", file)
		}
	}
	return nil
}

// parse is strict: a bit that nothing depends on must not be free either.
func parse(file, text, origin string) (tlog.Tree, error) {
	for _, line := range strings.Split(file[len(text):], "\n") {
		if strings.HasPrefix(line, "— ") {
			encoded := line[strings.LastIndex(line, " ")+1:]
			decoded, err := base64.StdEncoding.DecodeString(encoded)
			if err != nil || base64.StdEncoding.EncodeToString(decoded) != encoded {
				return tlog.Tree{}, errors.New("checkpoint: signature is not strict base64")
			}
		}
	}
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] != origin || lines[3] != "" {
		return tlog.Tree{}, errors.New("checkpoint: not three lines of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, errors.New("checkpoint: size")
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize || base64.StdEncoding.EncodeToString(root) != lines[2] {
		return tlog.Tree{}, errors.New("checkpoint: root")
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// policy is for convenience and nobody's trust rests on it; but one that is damaged or names another log misleads the next reader.
func (a *auditor) policy(logKey string) error {
	text, err := a.read("policy")
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	names, named, logs := map[string]bool{"none": true}, true, 0
	lines := strings.Split(string(text), "\n")
	last := len(lines) - 2
	if last < 0 || lines[last+1] != "" {
		return errors.New("policy: cut")
	}
	for i, line := range lines[:last+1] {
		words := strings.Split(line, " ")
		switch {
		case words[0] == "log" && len(words) == 2 && i == 0:
			named = words[1] == logKey
			logs++
		case words[0] == "witness" && len(words) == 3:
			_, err = newCosigner(words[2])
			named = err == nil && isKey(words[2]) && !names[words[1]]
			names[words[1]] = true
		case words[0] == "group" && len(words) > 3:
			least, err := strconv.Atoi(words[2])
			named = err == nil && strconv.Itoa(least) == words[2] && least > 0 && least <= len(words)-3 && !names[words[1]]
			for _, member := range words[3:] {
				named = named && names[member] && member != "none"
			}
			names[words[1]] = true
		case words[0] == "quorum" && len(words) == 2 && i == last:
			named = names[words[1]]
		default:
			named = false
		}
		if !named {
			return fmt.Errorf("policy: line %d is damaged, or of another log", i+1)
		}
	}
	if logs != 1 || !strings.HasPrefix(lines[last], "quorum ") {
		return errors.New("policy: cut")
	}
	return nil
}

// isKey: the name, its hash and the key belong together, and there is one way to write them.
func isKey(vkey string) bool {
	one, err := newCosigner(vkey)
	if err != nil {
		return false
	}
	typed := append([]byte{4}, one.key...)
	return vkey == fmt.Sprintf("%s+%08x+%s", one.name, one.hash, base64.StdEncoding.EncodeToString(typed))
}

func (a *auditor) entries(size int64) error {
	for n := int64(0); n*width < size; n++ {
		w := width
		if size-n*width < width {
			w = int(size - n*width)
		}
		path := tilePath("entries", n, w)
		bundle, err := a.tile("entries", n, w)
		if err != nil {
			return err
		}
		for i := 0; i < w; i++ {
			if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("%s: cut", path)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			if err := a.leaf(bundle[2:end]); err != nil {
				return err
			}
			bundle = bundle[end:]
		}
		if len(bundle) > 0 {
			return fmt.Errorf("%s: more than its leaves", path)
		}
	}
	return nil
}

func (a *auditor) leaf(line []byte) error {
	stored, err := tlog.StoredHashes(a.leaves, line, a)
	if err != nil {
		return err
	}
	a.hashes = append(a.hashes, stored...)
	a.leaves++
	if err := a.opens(a.leaves-1, line); err != nil {
		return err
	}
	return a.count.add(a.leaves-1, line)
}

// tiles compares every file of hashes with what the leaves give, and knows no other files.
func (a *auditor) tiles(size int64) error {
	tiles := tlog.NewTiles(8, 0, size)
	for i, tile := range tiles {
		if i+1 < len(tiles) && tiles[i+1].L == tile.L && tiles[i+1].N == tile.N {
			continue // x/mod names every width up to the last; only that one belongs to this checkpoint
		}
		path := tilePath(strconv.Itoa(tile.L), tile.N, tile.W)
		published, err := a.tile(strconv.Itoa(tile.L), tile.N, tile.W)
		if err != nil {
			return err
		}
		expected, err := tlog.ReadTileData(tile, a)
		if err != nil {
			return err
		}
		if !bytes.Equal(published, expected) {
			return fmt.Errorf("%s: differs from the leaves", path)
		}
	}
	return nil
}

var known = regexp.MustCompile(`^(checkpoint|policy|closing/[a-z0-9][a-z0-9-]*|.*\.tmp)$`)

func (a *auditor) others(size int64) error {
	return filepath.Walk(a.dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		relative, _ := filepath.Rel(a.dir, path)
		name := filepath.ToSlash(relative)
		if programme := strings.TrimPrefix(name, "closing/"); programme != name && (a.closings[programme] == nil || a.closings[programme].checkpoint == nil) {
			return fmt.Errorf("%s: closes a programme that was not opened", name)
		}
		if known.MatchString(name) {
			return nil
		}
		return a.tileFile(name, size)
	})
}

var tileName = regexp.MustCompile(`^tile/(entries|[0-7])/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?$`)

// tileFile: there is one way to name a tile; and of one that has grown since, an earlier part may lie about, if it is the tile's beginning.
func (a *auditor) tileFile(name string, size int64) error {
	foreign := fmt.Errorf("%s: does not belong here", name)
	f := tileName.FindStringSubmatch(name)
	if f == nil || len(f[2]) > 24 {
		return foreign
	}
	n, _ := strconv.ParseInt(strings.NewReplacer("x", "", "/", "").Replace(f[2]), 10, 64)
	w := int64(width)
	if f[3] != "" {
		w, _ = strconv.ParseInt(f[3], 10, 64)
	}
	if w > width || tilePath(f[1], n, int(w)) != name {
		return foreign
	}
	level, _ := strconv.Atoi(f[1]) // 0 for entries, which are as many as their hashes
	there := size>>(8*level) - n*width
	if there > width {
		there = width
	}
	if w >= there {
		return nil // compared already, or beyond this checkpoint, which says nothing of it
	}
	then, err := a.read(name)
	if err != nil {
		return err
	}
	now, err := a.tile(f[1], n, int(there))
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(now, then) || f[1] == "entries" && items(then) != w || f[1] != "entries" && int64(len(then)) != w*tlog.HashSize {
		return fmt.Errorf("%s: is not the beginning of its tile", name)
	}
	return nil
}

// items counts the leaves of a bundle; -1 when it is cut.
func items(bundle []byte) int64 {
	count := int64(0)
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
			return -1
		}
		bundle = bundle[2+int(binary.BigEndian.Uint16(bundle)):]
		count++
	}
	return count
}

// ---- the leaves, as docs/api/log.md writes them ----

var forms = map[string]*regexp.Regexp{
	"issue": regexp.MustCompile(`^\{"t":"issue","p":(?:null|"([0-9a-f]{32})"),"c":"([0-9a-f]{64})","g":"([a-z0-9][a-z0-9-]*)@([1-9][0-9]*)","k":"([a-z0-9][a-z0-9-]*)","l":([1-9]),"r":"([A-Z]{2}(?:-[A-Z0-9]{1,3})?)","d":"(2[01][0-9]{2}-(?:W[0-5][0-9]|0[1-9]|1[0-2]))","m":"([a-z0-9][a-z0-9-]*)","a":"(sso|roster|self)","i":"([a-z0-9][a-z0-9-]*)"\}$`),
	"about": regexp.MustCompile(`^\{"t":"(revoke|reinstate)","x":(0|[1-9][0-9]*),"q":"[a-z0-9][a-z0-9-]*","d":"2[01][0-9]{2}-W[0-5][0-9]"\}$`),
	"claim": regexp.MustCompile(`^\{"t":"claim","x":(0|[1-9][0-9]*),"p":"([0-9a-f]{32})","a":"(?:sso|roster)","d":"2[01][0-9]{2}-W[0-5][0-9]"\}$`),
	"open":  regexp.MustCompile(`^\{"t":"open","g":"([a-z0-9][a-z0-9-]*)@([1-9][0-9]*)","y":2[01][0-9]{2},"v":1,"b":"(2[01][0-9]{2}-[0-9]{2}-[0-9]{2})","e":"(2[01][0-9]{2}-[0-9]{2}-[0-9]{2})","k":\[([a-z0-9",-]*)\],"m":\[([a-z0-9",-]*)\],"h":"([0-9a-f]{64})","d":"2[01][0-9]{2}-W[0-5][0-9]"\}$`),
	"key":   regexp.MustCompile(`^\{"t":"key","u":"did:[A-Za-z0-9.:%_#-]+","d":"2[01][0-9]{2}-W[0-5][0-9]"\}$`),
	"close": regexp.MustCompile(`^\{"t":"close","g":"([a-z0-9][a-z0-9-]*)@([1-9][0-9]*)","h":"([0-9a-f]{64})","d":"2[01][0-9]{2}-W[0-5][0-9]"\}$`),
}

type credential struct {
	programme, tag, track, level, region, when, mode string
	confirmed, counts, revoked, claimedLate          bool
}

type counting struct {
	credentials map[int64]*credential
	opened      map[string][5]string // by version: first day, last day, tracks, modes, hash of the key
	commitments map[string]bool
	issued      map[string]int
	revoked     map[string]int
	closed      map[string]int64 // by programme: leaves at or after this place do not count
}

func newCounting() *counting {
	return &counting{map[int64]*credential{}, map[string][5]string{}, map[string]bool{}, map[string]int{}, map[string]int{}, map[string]int64{}}
}

// late: whether a leaf stands after its programme has closed.
func (c *counting) late(programme string, index int64) bool {
	size, closed := c.closed[programme]
	return closed && index >= size
}

func (c *counting) add(index int64, line []byte) error {
	wrong := func(why string) error { return fmt.Errorf("leaf %d: %s", index, why) }
	if f := forms["issue"].FindSubmatch(line); f != nil {
		open, there := c.opened[string(f[3])+"@"+string(f[4])]
		if !there {
			return wrong("its programme was never opened")
		}
		if c.commitments[string(f[2])] {
			return wrong("a commitment twice")
		}
		c.commitments[string(f[2])] = true
		one := &credential{programme: string(f[3]), tag: string(f[1]), track: string(f[5]), level: string(f[6]), region: string(f[7]),
			when: string(f[8]), mode: string(f[9]), confirmed: string(f[10]) != "self"}
		one.counts = strings.Contains(open[2], `"`+one.track+`"`) && strings.Contains(open[3], `"`+one.mode+`"`) &&
			(strings.HasPrefix(one.programme, "demo-") || within(one.when, open[0], open[1])) &&
			!c.late(one.programme, index)
		c.credentials[index] = one
		c.issued[one.programme]++
		return nil
	}
	if f := forms["about"].FindSubmatch(line); f != nil {
		one := c.at(index, f[2])
		if one == nil {
			return wrong("speaks of no credential")
		}
		revokes := string(f[1]) == "revoke"
		if one.revoked == revokes {
			return wrong("revokes what is revoked, or reinstates what is not")
		}
		one.revoked = revokes
		if revokes {
			c.revoked[one.programme]++
		} else {
			c.revoked[one.programme]--
		}
		return nil
	}
	if f := forms["claim"].FindSubmatch(line); f != nil {
		one := c.at(index, f[1])
		if one == nil || one.tag != "" && one.confirmed || one.claimedLate {
			return wrong("claims no credential, or one of a confirmed person with a tag")
		}
		if c.late(one.programme, index) {
			one.claimedLate = true
			return nil
		}
		one.tag, one.confirmed = string(f[2]), true
		return nil
	}
	if f := forms["open"].FindSubmatch(line); f != nil {
		version := string(f[1]) + "@" + string(f[2])
		if _, there := c.opened[version]; there {
			return wrong("opens a programme twice")
		}
		c.opened[version] = [5]string{string(f[3]), string(f[4]), string(f[5]), string(f[6]), string(f[7])}
		return nil
	}
	if f := forms["close"].FindSubmatch(line); f != nil {
		if c.opened[string(f[1])+"@"+string(f[2])][4] != string(f[3]) {
			return wrong("closes another key")
		}
		return nil
	}
	if forms["key"].Match(line) {
		return nil
	}
	return wrong("not a leaf")
}

// within: a leaf tells its week, or its month; either touches the edition's days or does not.
func within(when, first, last string) bool {
	if !strings.Contains(when, "W") {
		return when >= month(first) && when <= month(last)
	}
	return when >= week(first) && when <= week(last)
}

func week(day string) string {
	date, err := time.Parse("2006-01-02", day)
	if err != nil {
		return "no day"
	}
	year, number := date.ISOWeek()
	return fmt.Sprintf("%d-W%02d", year, number)
}

// month of a day is that of its week's Thursday: so it stands in a leaf whose cell was small.
func month(day string) string {
	date, err := time.Parse("2006-01-02", day)
	if err != nil {
		return "no day"
	}
	return date.AddDate(0, 0, 3-(int(date.Weekday())+6)%7).Format("2006-01")
}

func (c *counting) at(index int64, place []byte) *credential {
	x, err := strconv.ParseInt(string(place), 10, 64)
	if err != nil || x >= index {
		return nil
	}
	return c.credentials[x]
}

// numbers applies points 2 to 5 of the rule, in the other direction than the server: from the end, by sets.
func (c *counting) numbers() map[string]map[string]int {
	people := map[string]map[string][]*credential{}
	for _, one := range c.credentials {
		if one.counts && !one.revoked && one.tag != "" {
			if people[one.programme] == nil {
				people[one.programme] = map[string][]*credential{}
			}
			people[one.programme][one.tag] = append(people[one.programme][one.tag], one)
		}
	}
	all := map[string]map[string]int{}
	for version := range c.opened {
		programme := version[:strings.Index(version, "@")]
		numbers := map[string]int{}
		if c.issued[programme] != 0 {
			numbers["issued"] = c.issued[programme]
		}
		if c.revoked[programme] != 0 {
			numbers["revoked"] = c.revoked[programme]
		}
		for _, credentials := range people[programme] {
			measure := "declared"
			for _, one := range credentials {
				if one.confirmed {
					measure = "trained"
				}
			}
			rows := map[string]bool{measure: true}
			for _, one := range credentials {
				if one.confirmed || measure == "declared" {
					for _, row := range []string{"track/" + one.track, "level/" + one.level, "region/" + one.region, "week/" + one.when, "mode/" + one.mode} {
						rows[measure+"/"+row] = true
					}
				}
			}
			for row := range rows {
				numbers[row]++
			}
		}
		all[programme] = numbers
	}
	return all
}

// ---- ----

func audit(dir, key string, cosigners []string, quorum int, since string) (map[string]interface{}, error) {
	logKey, err := note.NewVerifier(key)
	if err != nil {
		return nil, err
	}
	var witnesses []note.Verifier
	for _, vkey := range cosigners {
		witness, err := newCosigner(vkey)
		if err != nil {
			return nil, err
		}
		witnesses = append(witnesses, witness)
	}
	a := &auditor{dir: dir, count: newCounting(), who: whom{logKey, witnesses, quorum}, closings: map[string]*closing{}}
	newest, err := a.checkpoint("checkpoint", a.who)
	if err != nil {
		return nil, err
	}
	tree := newest.Tree
	a.size = tree.N
	if err := a.policy(key); err != nil {
		return nil, err
	}
	if since != "" {
		if err := a.forward(since, tree); err != nil {
			return nil, err
		}
	}
	if err := a.entries(tree.N); err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(tree.N, a)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, errors.New("the root of the leaves is not the checkpoint's")
	}
	if err := a.closed(newest); err != nil {
		return nil, err
	}
	if err := a.tiles(tree.N); err != nil {
		return nil, err
	}
	if err := a.others(tree.N); err != nil {
		return nil, err
	}
	if since != "" {
		if err := a.continues(since, tree); err != nil {
			return nil, err
		}
	}
	if err := a.someProofs(tree); err != nil {
		return nil, err
	}
	return map[string]interface{}{"origin": logKey.Name(), "size": tree.N, "root": fmt.Sprintf("%x", tree.Hash[:]), "rule": 1, "closed": a.count.closed, "programmes": a.count.numbers()}, nil
}

// forward: a log never has fewer leaves than it had; seen at once, before anything else is read.
func (a *auditor) forward(file string, tree tlog.Tree) error {
	kept := &auditor{dir: filepath.Dir(file)}
	old, err := kept.checkpoint(filepath.Base(file), a.who)
	if err != nil {
		return fmt.Errorf("the kept checkpoint: %v", err)
	}
	if old.N > tree.N {
		return fmt.Errorf("the log went back from %d to %d leaves", old.N, tree.N)
	}
	return nil
}

// continues asks x/mod for the proof that the log only grew since a checkpoint that was kept.
func (a *auditor) continues(file string, tree tlog.Tree) error {
	kept := &auditor{dir: filepath.Dir(file)}
	old, err := kept.checkpoint(filepath.Base(file), a.who)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(tree.N, old.N, a)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
		return fmt.Errorf("history was replaced: %v", err)
	}
	return nil
}

// someProofs checks inclusion proofs made by x/mod for some places.
func (a *auditor) someProofs(tree tlog.Tree) error {
	for i := int64(0); i < 20 && tree.N > 0; i++ {
		place := i * 7919 % tree.N
		proof, err := tlog.ProveRecord(tree.N, place, a)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, place, a.hashes[tlog.StoredHashIndex(0, place)]); err != nil {
			return err
		}
	}
	return nil
}

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	var cosigners list
	key := flag.String("key", "", "the log's verifier key")
	since := flag.String("since", "", "a checkpoint kept from an earlier time")
	quorum := flag.Int("quorum", 0, "how many witnesses must have signed")
	flag.Var(&cosigners, "witness", "a witness's verifier key; may be given several times")
	flag.Parse()
	failed := 0
	dirs := flag.Args()
	sort.Strings(dirs)
	for _, dir := range dirs {
		result, err := audit(dir, *key, cosigners, *quorum, *since)
		if err != nil {
			result = map[string]interface{}{"fault": err.Error()}
			failed = 1
		}
		line, _ := json.Marshal(result)
		fmt.Println(string(line))
	}
	os.Exit(failed)
}
