using System.Net;
using System.Net.Sockets;

namespace Helpdesk.TestKit;

/// <summary>A port that nothing listens on now.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
