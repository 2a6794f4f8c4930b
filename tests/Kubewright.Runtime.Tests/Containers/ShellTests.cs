namespace Kubewright.Runtime.Tests;

public sealed class ShellTests
{
    private static readonly Lazy<Cluster> Shared = new(() => Box.One(new Container("main", "busybox:1.28")
    {
        Env = [new EnvVar("GREETING", "hello"), new EnvVar("NAME", "$(GREETING) world")],
    }));

    private readonly Cluster _cluster = Shared.Value;

    [Theory]
    [InlineData("echo a  b", "a b\n")]
    [InlineData("echo 'a  b' \"c  d\"", "a  b c  d\n")]
    [InlineData("echo -n x; echo y", "xy\n")]
    [InlineData("echo -e 'a\\tb'", "a\tb\n")]
    [InlineData("echo \"$NAME\" '$NAME'", "hello world $NAME\n")]
    [InlineData("x=5; echo ${x} ${y:-none} ${x:+set} ${#GREETING}", "5 none set 5\n")]
    [InlineData("h=web-12; echo ${h##*-} ${h%-*} ${h#*e} ${h%%-*}", "12 web b-12 web\n")]
    [InlineData("p=a/b/c; echo ${p##*/} ${p%/*} ${p/b/X} ${p:2:1}", "c a/b a/X/c b\n")]
    [InlineData("echo $((2+3*4)) $(( (2+3)*4 )) $((7/2)) $((7%3)) $((2**10)) $((1<2))", "14 20 3 1 1024 1\n")]
    [InlineData("i=1; i=$((i+1)); echo $i $((i*100))", "2 200\n")]
    [InlineData("echo $(echo a; echo b) `echo c`", "a b c\n")]
    [InlineData("echo \"$(printf 'a\\n b')\"", "a\n b\n")]
    [InlineData("for i in 0 1; do echo web-$i; done", "web-0\nweb-1\n")]
    [InlineData("for i in $(seq 3); do printf %s, $i; done", "1,2,3,")]
    [InlineData("for i in {0..2}; do echo -n $i; done; echo {a,b}.txt", "012a.txt b.txt\n")]
    [InlineData("i=0; while [ $i -lt 3 ]; do echo -n $i; i=$((i+1)); done", "012")]
    [InlineData("i=0; until [ $i = 2 ]; do i=$((i+1)); done; echo $i", "2\n")]
    [InlineData("for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done", "1\n3\n")]
    [InlineData("for i in 1 2 3; do if [ $i = 2 ]; then break; fi; echo $i; done", "1\n")]
    [InlineData("if false; then echo a; elif true; then echo b; else echo c; fi", "b\n")]
    [InlineData("case web-0 in db-*) echo db;; web-[0-9]|www) echo web;; *) echo other;; esac", "web\n")]
    [InlineData("true && echo yes || echo no; false && echo yes || echo no", "yes\nno\n")]
    [InlineData("! false && echo yes", "yes\n")]
    [InlineData("[[ web-7 =~ -([0-9]+)$ ]] && echo ${BASH_REMATCH[1]}", "7\n")]
    [InlineData("[[ $(hostname) == b* && ! -f /none ]] && echo yes", "yes\n")]
    [InlineData("if [[ -z \"$NONE\" || 3 -gt 4 ]]; then echo empty; fi", "empty\n")]
    [InlineData("f() { echo \"$1-$#\"; return 3; }; f a b; echo $?", "a-2\n3\n")]
    [InlineData("x=1; (x=2; echo $x); echo $x", "2\n1\n")]
    [InlineData("{ echo a; echo b; } | wc -l", "2\n")]
    [InlineData("echo b a c | tr ' ' '\\n' | sort -r | head -n 2", "c\nb\n")]
    [InlineData("printf 'a=1\\nb=2\\n' | grep b | cut -d= -f2", "2\n")]
    [InlineData("printf 'x1\\nx2\\n' | sed -e 's/x\\([0-9]\\)/y\\1/' -e 1d", "y2\n")]
    [InlineData("echo hello | tr a-z A-Z | sed 's/L/_/g'", "HE__O\n")]
    [InlineData("cat <<EOF\nname: $GREETING\nEOF", "name: hello\n")]
    [InlineData("cat <<'EOF' | grep -c .\n$GREETING\n\nEOF\necho after", "1\nafter\n")]
    [InlineData("cat <<-EOF\n\ttabbed\n\tEOF", "tabbed\n")]
    [InlineData("wc -c <<< abc", "4\n")]
    [InlineData("set -- a 'b c'; for x in \"$@\"; do echo [$x]; done", "[a]\n[b c]\n")]
    [InlineData("printf '%s-%03d|%5s|%-5s|\\n' a 7 b c", "a-007|    b|c    |\n")]
    [InlineData("echo a b | while read x y; do echo $y $x; done", "b a\n")]
    [InlineData("A=1 env | grep ^A=", "A=1\n")]
    [InlineData("export B=2; sh -c 'echo $B $0 $1' name arg", "2 name arg\n")]
    [InlineData("echo one # two", "one\n")]
    [InlineData("echo a \\\n  b", "a b\n")]
    [InlineData("echo $(( $(echo 4) / 2 ))", "2\n")]
    [InlineData("true | false; echo $?; false | true; echo $?", "1\n0\n")]
    [InlineData("echo out; echo err >&2", "out\n")]
    [InlineData("(echo out; echo err >&2) 2>&1 | wc -l", "2\n")]
    [InlineData("none 2>/dev/null; echo $?", "127\n")]
    [InlineData("eval 'x=3; echo $x'", "3\n")]
    [InlineData("command -v sh; which none; echo $?", "/bin/sh\n1\n")]
    [InlineData("echo ünï", "ünï\n")]
    [InlineData("date +%Y-%m-%d", "2026-01-01\n")]
    [InlineData("id; whoami", "uid=0(root) gid=0(root) groups=0(root)\nroot\n")]
    [InlineData("pwd; cd /tmp; pwd; cd ..; pwd; cd - ", "/\n/tmp\n/\n")]
    [InlineData("basename /a/b.txt .txt; dirname /a/b.txt", "b\n/a\n")]
    [InlineData("seq 5 | xargs -n 2 echo", "1 2\n3 4\n5\n")]
    [InlineData("test -d /etc -a -f /etc/hosts && [ ! -e /x ] && echo ok", "ok\n")]
    [InlineData("echo aGk= | base64 -d", "hi")]
    public void Text_OfAShell_PrintsWhatAShellPrints(string text, string expected)
    {
        var result = _cluster.Sh(text);

        Assert.Equal(expected, result.StandardOutput);
    }

    [Theory]
    [InlineData("frobnicate", 127, "sh: 1: frobnicate: not found\n")]
    [InlineData("exit 3", 3, "")]
    [InlineData("false", 1, "")]
    [InlineData("cat /none", 1, "cat: /none: No such file or directory\n")]
    [InlineData("ls /none", 1, "ls: /none: No such file or directory\n")]
    [InlineData("cd /etc/hosts", 2, "cd: can't cd to /etc/hosts: Not a directory\n")]
    [InlineData("echo x > /none/file", 1, "sh: 1: cannot create /none/file: No such file or directory\n")]
    [InlineData("cat < /none", 1, "sh: 1: cannot open /none: No such file or directory\n")]
    [InlineData("mkdir /etc", 1, "mkdir: can't create directory '/etc': File exists\n")]
    [InlineData("echo x > /etc", 1, "sh: 1: cannot create /etc: Is a directory\n")]
    [InlineData("rm /etc", 1, "rm: can't remove '/etc': Is a directory\n")]
    [InlineData("rmdir /etc", 1, "rmdir: '/etc': Directory not empty\n")]
    [InlineData("ln -s /tmp/b /tmp/a; ln -s /tmp/a /tmp/b; cat /tmp/a; rm /tmp/a /tmp/b; exit 1", 1, "cat: /tmp/a: Too many levels of symbolic links\n")]
    [InlineData("set -e; false; echo never", 1, "")]
    [InlineData("set -eu; echo $NOTHING", 2, "sh: 1: NOTHING: parameter not set\n")]
    [InlineData("set -e; if false; then :; fi; false || true; ! true; exit 4", 4, "")]
    [InlineData("set -o pipefail; false | true", 1, "")]
    [InlineData("echo ${X:?needed}", 2, "sh: 1: X: needed\n")]
    [InlineData("echo $((1/0))", 2, "sh: 1: arithmetic expression: division by zero\n")]
    [InlineData("if true; then", 2, "sh: syntax error: unexpected end of file (expecting \"fi\")\n")]
    [InlineData("echo 'open", 2, "sh: syntax error: unexpected end of file (expecting \"'\")\n")]
    [InlineData("echo a; )", 2, "sh: syntax error: unexpected \")\"\n")]
    [InlineData("nslookup nothing >/dev/null", 1, "nslookup: can't resolve 'nothing'\n")]
    [InlineData("curl http://nothing/", 6, "curl: (6) Could not resolve host: nothing\n")]
    [InlineData("curl -s localhost:81", 7, "")]
    [InlineData("curl localhost:81", 7, "curl: (7) Failed to connect to localhost port 81 after 0 ms: Connection refused\n")]
    [InlineData("wget -qO- http://nothing/", 1, "wget: bad address 'nothing'\n")]
    [InlineData("wget -qO- http://127.0.0.1/", 1, "wget: can't connect to remote host (127.0.0.1): Connection refused\n")]
    public void Text_ThatFails_TellsWhyAndHow(string text, int code, string expected)
    {
        var result = _cluster.Sh(text);

        Assert.Equal((code, expected), (result.ExitCode, result.StandardError));
    }

    [Theory]
    [InlineData("while true; do :; done")]
    [InlineData("f() { f; }; f")]
    [InlineData("f() { f | f; }; f")]
    [InlineData("x=$(while true; do echo y; done)")]
    public void Text_WithoutEnd_IsEnded(string text)
    {
        var result = _cluster.Sh(text);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("the simulation ended", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ThatWritesWithoutEnd_FillsNoMoreThanTheVolume()
    {
        var cluster = Box.One();

        var result = cluster.Sh("x=xxxxxxxxxxxxxxxx; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do x=$x$x; done; for i in $(seq 200); do echo $x >> /tmp/full || break; done; cat /none");

        Assert.NotEqual(0, result.ExitCode);
        Assert.InRange(long.Parse(cluster.Prints("wc -c < /tmp/full"), System.Globalization.CultureInfo.InvariantCulture), 1, FileVolume.MostBytes);
    }

    [Fact]
    public void Sleep_InATypedCommand_TakesVirtualTimeWithoutMovingTheClock()
    {
        var before = _cluster.Clock.GetUtcNow();

        var result = _cluster.Sh("date +%s; sleep 1.5m; date +%s");

        var times = result.StandardOutput.Split('\n');
        Assert.Equal(TimeSpan.FromSeconds(90), result.Duration);
        Assert.Equal(90, int.Parse(times[1], System.Globalization.CultureInfo.InvariantCulture) - int.Parse(times[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(before, _cluster.Clock.GetUtcNow());
    }

    [Fact]
    public void Files_AreListedWithModeSizeAndTime()
    {
        var cluster = Box.One();

        cluster.Prints("cd /tmp; mkdir -p d/e; echo hello > d/f; chmod 640 d/f; ln -s f d/l; touch d/.hidden");

        Assert.Equal("e\nf\nl\n", cluster.Prints("ls /tmp/d"));
        Assert.Equal(".hidden\ne\nf\nl\n", cluster.Prints("ls -A /tmp/d"));
        Assert.Matches(@"^-rw-r----- 1 root root 6 Jan  1 00:00 /tmp/d/f\n$", cluster.Prints("ls -l /tmp/d/f"));
        Assert.EndsWith("l -> f\n", cluster.Prints("ls -l /tmp/d"), StringComparison.Ordinal);
        Assert.Equal("hello\n", cluster.Prints("cat /tmp/d/l"));
        Assert.Equal("hello\n", cluster.Prints("mv /tmp/d/f /tmp/g && cat /tmp/g && rm -r /tmp/d && ! ls /tmp/d 2>/dev/null"));
        Assert.Equal("/tmp/g\n", cluster.Prints("echo /tmp/g*"));
    }
}
