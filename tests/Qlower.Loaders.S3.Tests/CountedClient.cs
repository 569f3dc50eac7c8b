using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Tests;

/// <summary>A client of the gateway that counts what it is asked.</summary>
internal sealed class CountedClient
{
    private readonly ConcurrentQueue<AmazonWebServiceRequest> _requests = new();

    public CountedClient()
    {
        Client = Gateway.Connect(Gateway.Address);
        Client.BeforeRequestEvent += (_, arguments) => _requests.Enqueue(((WebServiceRequestEventArgs)arguments).Request);
    }

    public AmazonS3Client Client { get; }

    /// <summary>Requests by name, such as <c>GetObject</c>.</summary>
    public IReadOnlyDictionary<string, int> ByName =>
        _requests.GroupBy(request => request.GetType().Name[..^"Request".Length]).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>How often one object was fetched.</summary>
    public int Fetches(string key) => _requests.OfType<GetObjectRequest>().Count(request => request.Key == key);

    public void Forget() => _requests.Clear();
}
