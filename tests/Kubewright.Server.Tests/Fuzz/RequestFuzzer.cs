using System.Text;

namespace Kubewright.Server.Tests;

/// <summary>Makes requests, most of them bad ones, from a seed.</summary>
internal sealed class RequestFuzzer(int seed)
{
    private static readonly string[] Methods = ["GET", "GET", "POST", "POST", "PUT", "PATCH", "PATCH", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECTED"];

    private static readonly string[] Segments =
    [
        "api", "apis", "v1", "apps", "v2", "namespaces", "default", "kube-system", "pods", "statefulsets", "configmaps", "services", "persistentvolumeclaims", "persistentvolumes",
        "nodes", "events", "web", "web-0", "map", "status", "scale", "eviction", "binding", "log", "exec", "attach", "portforward", "proxy", "finalize", "token", "openapi", "v3", "version",
        "..", ".", "%2e%2e", "%00", "a%2fb", "ü", "-", "x%20y", "{}", "*", "0", "999999999999999999999", "watch", "metrics",
    ];

    private static readonly string[] Collections =
    [
        "/api/v1/namespaces/default/configmaps", "/apis/apps/v1/namespaces/default/statefulsets", "/api/v1/namespaces/default/pods", "/api/v1/namespaces", "/api/v1/persistentvolumes",
        "/api/v1/namespaces/default/services", "/api/v1/nodes", "/api/v1/namespaces/default/persistentvolumeclaims", "/apis/apps/v1/namespaces/default/controllerrevisions",
    ];

    private static readonly string[] Queries =
    [
        "limit=1", "limit=-1", "limit=x", "continue=x", "continue=%00", "labelSelector=a%3Db", "labelSelector=((", "labelSelector=!!", "labelSelector=a in (", "fieldSelector=metadata.name%3Dweb",
        "fieldSelector=%3D", "fieldSelector=spec%3D%3D", "resourceVersion=-1", "resourceVersion=x", "resourceVersion=99999999999999999999", "dryRun=All", "dryRun=Some", "fieldManager=me",
        "fieldManager=" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "force=true",
        "fieldValidation=Strict", "fieldValidation=Loose", "gracePeriodSeconds=-5", "gracePeriodSeconds=x", "propagationPolicy=Never", "propagationPolicy=Orphan", "includeObject=Half", "=", "&&", "%",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json", "application/yaml", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
        "application/apply-patch+yaml", "application/vnd.kubernetes.protobuf", "text/plain", "application/cbor",
    ];

    private static readonly string[] Bodies =
    [
        Samples.Set,
        Samples.Map("map"),
        """[{"op":"replace","path":"/spec/replicas","value":2},{"op":"move","from":"/spec","path":"/spec/template"},{"op":"copy","from":"","path":"/a"},{"op":"add","path":"/metadata/labels/a~1b","value":"c"}]""",
        """{"spec":{"template":{"spec":{"containers":[{"name":"nginx","$patch":"replace"},{"$retainKeys":["name"]}],"$setElementOrder/containers":[{"name":"log"}]}},"$deleteFromPrimitiveList/x":[1]}}""",
        """{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"web"},"spec":{"replicas":3}}""",
        """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"web-0"}}""",
        """{"apiVersion":"v1","kind":"Binding","metadata":{"name":"web-0"},"target":{"kind":"Node","name":"k8s-node1"}}""",
        """{"kind":"DeleteOptions","apiVersion":"v1","gracePeriodSeconds":0,"propagationPolicy":"Foreground","preconditions":{"uid":"x"}}""",
        """{"metadata":{"finalizers":["a/b"],"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"web-0","uid":"x"}],"resourceVersion":"1","deletionTimestamp":"2020-01-01T00:00:00Z"}}""",
        "a: &a [*a]\nb: !!binary x\n? [c]\n: d\n",
        "",
    ];

    private static readonly string[] Scraps = ["{", "}", "[", "]", "\"", ":", ",", "null", "-1", "1e999", "9223372036854775808", "true", "\\ud800", "\0", "ÿ", "\"$patch\":\"delete\"", "\"a\":{\"a\":{\"a\":1}}", "0.5", "{}", "[]", "\"\""];

    private readonly Random _random = new(seed);

    /// <summary>The next request.</summary>
    public HttpRequestMessage Next()
    {
        var request = new HttpRequestMessage(new HttpMethod(Any(Methods)), Path() + Query());
        if (request.Method.Method is not ("GET" or "HEAD" or "TRACE"))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body()));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Any(Types));
        }

        if (_random.Next(8) == 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", Any(["application/json;as=Table;v=v1;g=meta.k8s.io", "text/html", "*/*", ";;;", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"]));
        }

        return request;
    }

    private string Path() => _random.Next(4) switch
    {
        0 => "/" + string.Join('/', Enumerable.Range(0, _random.Next(9)).Select(_ => Any(Segments))),
        1 => Any(Collections),
        2 => $"{Any(Collections)}/{Any(["web", "map", "web-0", "default", "k8s-node1", "nothing"])}",
        _ => $"{Any(Collections)}/{Any(["web", "map", "web-0", "nothing"])}/{Any(Segments)}",
    };

    private string Query() => _random.Next(2) == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Any(Queries)));

    /// <summary>A body with some damage.</summary>
    private string Body()
    {
        var body = new StringBuilder(Any(Bodies));
        for (var damage = _random.Next(4); damage > 0; damage--)
        {
            var at = _random.Next(body.Length + 1);
            switch (_random.Next(4))
            {
                case 0:
                    body.Length = at;
                    break;
                case 1:
                    body.Insert(at, Any(Scraps));
                    break;
                case 2:
                    body.Remove(at, Math.Min(_random.Next(20), body.Length - at));
                    break;
                default:
                    body.Replace(Any(["\"nginx\"", "\"web\"", "1", "\"v1\"", "default", "{", "["]), Any(Scraps));
                    break;
            }
        }

        return body.ToString();
    }

    private string Any(string[] choices) => choices[_random.Next(choices.Length)];
}
