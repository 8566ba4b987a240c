package warc

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"broadsheet/archive"
)

// Write adds the records of one exchange: response or revisit, then request, then metadata where there is any. It
// gives the place of the first and the digest of its payload. A revisit keeps the response's head only. Nothing is
// durable before Sync; after an error nothing of the exchange is in the file.
func (w *Writer) Write(e archive.Exchange) (archive.Location, string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at, digest, err := w.write(e)
	if err != nil {
		w.pending.Reset()
		return archive.Location{}, "", fmt.Errorf("record %s: %w", e.URL, err)
	}
	return at, digest, nil
}

func (w *Writer) write(e archive.Exchange) (archive.Location, string, error) {
	if len(e.Response) == 0 {
		return archive.Location{}, "", errors.New("no response")
	}
	if err := w.makeRoom(); err != nil {
		return archive.Location{}, "", err
	}
	m := splitHTTP(e.Response)
	kind, block, digest := TypeResponse, e.Response, Digest(m.Body)
	if e.Revisit != nil {
		kind, block, digest = TypeRevisit, m.Head, e.Revisit.Digest
	}
	first := w.head(kind, e.URL, e.Time, block)
	var request Header
	if len(e.Request) > 0 {
		request = w.head(TypeRequest, e.URL, e.Time, e.Request)
		first = append(first, [2]string{"WARC-Concurrent-To", request.Get("WARC-Record-ID")})
	}
	first = append(first, [2]string{"WARC-Payload-Digest", digest}, [2]string{"WARC-IP-Address", e.IP})
	if r := e.Revisit; r != nil {
		first = append(first, [2]string{"WARC-Profile", profilePrefix + r.Profile},
			[2]string{"WARC-Refers-To-Target-URI", r.URL}, [2]string{"WARC-Refers-To-Date", archive.FormatTime(r.Time)})
	} else {
		first = append(first, [2]string{"WARC-Truncated", e.Truncated})
	}
	first = append(first, [2]string{"Content-Type", "application/http; msgtype=response"})
	at, err := w.add(first, block, Header(m.Header).Get("Content-Encoding") != "")
	if err != nil {
		return at, "", err
	}
	if request != nil {
		request = append(request, [2]string{"WARC-Concurrent-To", first.Get("WARC-Record-ID")},
			[2]string{"WARC-IP-Address", e.IP}, [2]string{"Content-Type", "application/http; msgtype=request"})
		if _, err := w.add(request, e.Request, false); err != nil {
			return at, "", err
		}
	}
	if err := w.addMetadata(e.URL, e.Time, first.Get("WARC-Record-ID"), e.Metadata); err != nil {
		return at, "", err
	}
	return at, digest, w.flush()
}

// WriteResource adds a page that came from elsewhere than the wire, and metadata where there is any. Place, digest and
// errors as Write's.
func (w *Writer) WriteResource(r archive.Resource) (archive.Location, string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at, digest, err := w.writeResource(r)
	if err != nil {
		w.pending.Reset()
		return archive.Location{}, "", fmt.Errorf("record %s: %w", r.URL, err)
	}
	return at, digest, nil
}

func (w *Writer) writeResource(r archive.Resource) (archive.Location, string, error) {
	if err := w.makeRoom(); err != nil {
		return archive.Location{}, "", err
	}
	h := w.head(TypeResource, r.URL, r.Time, r.Body)
	digest := h.Get("WARC-Block-Digest")
	h = append(h, [2]string{"WARC-Payload-Digest", digest}, [2]string{"Content-Type", r.ContentType})
	at, err := w.add(h, r.Body, false)
	if err != nil {
		return at, "", err
	}
	if err := w.addMetadata(r.URL, r.Time, h.Get("WARC-Record-ID"), r.Metadata); err != nil {
		return at, "", err
	}
	return at, digest, w.flush()
}

func (w *Writer) addMetadata(url string, t time.Time, about string, fields [][2]string) error {
	if len(fields) == 0 {
		return nil
	}
	block := fieldBlock(fields)
	h := append(w.head(TypeMetadata, url, t, block),
		[2]string{"WARC-Concurrent-To", about}, [2]string{"Content-Type", "application/warc-fields"})
	_, err := w.add(h, block, false)
	return err
}

// addInfo adds the warcinfo record of a new file, and gives its id.
func (w *Writer) addInfo(filename string, now time.Time) (string, error) {
	block := fieldBlock([][2]string{
		{"software", w.options.Software},
		{"format", "WARC File Format 1.1"},
		{"conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"},
		{"operator", w.options.Operator},
		{"http-header-user-agent", w.options.UserAgent},
		{"robots", w.options.Robots},
	})
	digest, date := Digest(block), archive.FormatTime(now)
	id := recordID(TypeInfo, filename, date, digest)
	_, err := w.add(Header{{"WARC-Type", TypeInfo}, {"WARC-Record-ID", id}, {"WARC-Date", date},
		{"WARC-Filename", filename}, {"WARC-Block-Digest", digest}, {"Content-Type", "application/warc-fields"}}, block, false)
	return id, err
}

// head gives the fields that every record but warcinfo begins with.
func (w *Writer) head(kind, url string, t time.Time, block []byte) Header {
	date, digest := archive.FormatTime(t), Digest(block)
	return Header{{"WARC-Type", kind}, {"WARC-Record-ID", recordID(kind, url, date, digest)},
		{"WARC-Warcinfo-ID", w.infoID}, {"WARC-Target-URI", url}, {"WARC-Date", date}, {"WARC-Block-Digest", digest}}
}

// fieldBlock renders application/warc-fields; empty values are left out.
func fieldBlock(fields [][2]string) []byte {
	var b strings.Builder
	writeFields(&b, fields)
	return []byte(b.String())
}

func writeHeader(w io.Writer, h Header, length int) {
	io.WriteString(w, "WARC/1.1\r\n")
	writeFields(w, h)
	io.WriteString(w, "Content-Length: "+strconv.Itoa(length)+"\r\n\r\n")
}

func writeFields(w io.Writer, fields [][2]string) {
	for _, f := range fields {
		if f[1] != "" {
			io.WriteString(w, oneLine.Replace(f[0])+": "+oneLine.Replace(f[1])+"\r\n")
		}
	}
}

// oneLine keeps a value of others from ending its line.
var oneLine = strings.NewReplacer("\r", " ", "\n", " ", "\x00", " ")
