namespace Kubewright.Server;

/// <summary>Begins the streams of watches.</summary>
internal sealed class WatchRenderer(ObjectRenderer objects, TableRenderer tables)
{
    /// <summary>The stream for a request: of objects, or of tables when the client asks for them.</summary>
    public WatchStream Start(ApiRequest request) => new(objects, tables.IsWanted(request) ? tables : null, request);
}
