using Qlower.Shared;

namespace Qlower.Celery.Broker;

/// <summary>Finds every error in the options of a broker.</summary>
internal static class BrokerOptionsCheck
{
    private static readonly string[] ExchangeTypes = ["direct", "topic", "fanout", "headers"];

    public static void Run(string path, CeleryBrokerOptions options, List<string> errors)
    {
        if (BrokerAddress.FindError(options.Uri) is { } error)
        {
            errors.Add($"{path}Uri: {error}");
        }

        if (options.TrustedCertificates is { } file && BrokerTrust.FindError(file) is { } unreadable)
        {
            errors.Add($"{path}TrustedCertificates: {unreadable}");
        }

        OptionRange.Check($"{path}ConnectTimeout", options.ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), errors);
        OptionRange.Check($"{path}Heartbeat", options.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), errors);
        if (!Enum.IsDefined(options.Topology))
        {
            errors.Add($"{path}Topology: {options.Topology} is unknown.");
        }

        CheckName($"{path}DefaultQueue", options.DefaultQueue, errors);
        for (var index = 0; index < options.Queues.Count; index++)
        {
            CheckQueue($"{path}Queues:{index}:", options.Queues[index], errors);
        }

        foreach (var name in options.Queues.GroupBy(queue => queue.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            errors.Add($"{path}Queues: '{name}' is repeated.");
        }

        foreach (var (pattern, queue) in options.Routes)
        {
            CheckName($"{path}Routes:{pattern}", queue, errors);
        }
    }

    private static void CheckQueue(string path, CeleryQueue queue, List<string> errors)
    {
        CheckName($"{path}Name", queue.Name, errors);
        if (!ExchangeTypes.Contains(queue.ExchangeType, StringComparer.Ordinal))
        {
            errors.Add($"{path}ExchangeType: '{queue.ExchangeType}' is not one of {string.Join(", ", ExchangeTypes)}.");
        }

        if (queue.Quorum && queue.MaxPriority is not null)
        {
            errors.Add($"{path}MaxPriority: {queue.MaxPriority}, but a quorum queue supports no priorities.");
        }

        if (queue.Quorum && !queue.Durable)
        {
            errors.Add($"{path}Durable: a quorum queue is durable.");
        }
    }

    private static void CheckName(string path, string? name, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add($"{path}: is empty.");
        }
        else if (System.Text.Encoding.UTF8.GetByteCount(name) > 255)
        {
            errors.Add($"{path}: is longer than 255 bytes.");
        }
    }
}
