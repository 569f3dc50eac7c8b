using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using RabbitMQ.Client;

namespace Qlower.Celery.Client;

/// <summary>The client over RabbitMQ. Thread-safe.</summary>
internal sealed class CeleryClient : ICeleryClient, IDisposable
{
    private readonly CeleryClientOptions _options;
    private readonly TimeProvider _time;
    private readonly BrokerConnection _broker;
    private readonly BrokerTopology _topology;
    private readonly BrokerPublisher _publisher;
    private readonly TaskComposer _composer;
    private readonly TaskPublisher _tasks;
    private readonly IResultReader? _results;
    private readonly IChordStore? _chords;

    /// <param name="broker">The client's connection, which others may share; the client does not dispose it.</param>
    /// <param name="options">The options.</param>
    /// <param name="results">Reads results; <see langword="null"/> when there is no result backend.</param>
    /// <param name="chords">Stores chords; <see langword="null"/> when the result backend does not support them.</param>
    /// <param name="time">The clock.</param>
    public CeleryClient(BrokerConnection broker, CeleryClientOptions options, IResultReader? results, IChordStore? chords, TimeProvider time)
    {
        (_options, _broker, _results, _chords, _time) = (options, broker, results, chords, time);
        _topology = new BrokerTopology(_broker, _options.Broker.Topology);
        _publisher = new BrokerPublisher(_broker, _topology, _options.Channels, _options.PublishTimeout, time);
        _composer = new TaskComposer(CeleryJson.With(_options.FindJsonOptions()), time, TaskOrigin.Own, _options.DescribeArguments);
        _tasks = new TaskPublisher(_publisher, new QueueRoutes(_options.Broker), new TaskEncoder(time, _options.CompressOver));
    }

    public Task<CeleryTask> SendTaskAsync(
        string name, IReadOnlyList<object?>? args, IReadOnlyDictionary<string, object?>? kwargs, SendTaskOptions? options, CancellationToken cancellationToken) =>
        SendAsync(
            new CelerySignature(name, args ?? []) { Kwargs = kwargs ?? new Dictionary<string, object?>(), Options = options ?? new SendTaskOptions() },
            cancellationToken);

    public async Task<CeleryTask> SendAsync(CelerySignature signature, CancellationToken cancellationToken = default)
    {
        var frozen = Canvas.Freeze(signature, ReplyTo);
        await PrepareAsync([frozen], cancellationToken).ConfigureAwait(false);
        await PublishAsync(frozen, cancellationToken).ConfigureAwait(false);
        return Handle(frozen);
    }

    public async Task<CeleryTask> SendChainAsync(IReadOnlyList<CelerySignature> tasks, CancellationToken cancellationToken = default)
    {
        var chain = Canvas.Chain(tasks, ReplyTo);
        await PrepareAsync(chain, cancellationToken).ConfigureAwait(false);
        await PublishAsync(chain[0], cancellationToken).ConfigureAwait(false);
        return chain.Aggregate((CeleryTask?)null, (parent, task) => Handle(task, parent))!;
    }

    public async Task<CeleryGroup> SendGroupAsync(IReadOnlyList<CelerySignature> tasks, CancellationToken cancellationToken = default)
    {
        var id = CelerySignature.NewId();
        var group = Canvas.Group(tasks, id, chord: null, ReplyTo);
        await PrepareAsync(group, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(group.Select(task => PublishAsync(task, cancellationToken))).ConfigureAwait(false);
        return new CeleryGroup(id, [.. group.Select(task => Handle(task))]);
    }

    public async Task<CeleryTask> SendChordAsync(IReadOnlyList<CelerySignature> header, CelerySignature body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentOutOfRangeException.ThrowIfZero(header.Count, nameof(header));
        if (_chords is not { } chords)
        {
            throw new InvalidOperationException("A chord requires a result backend that counts the tasks of its header, such as Redis.");
        }

        var id = CelerySignature.NewId();
        var frozen = Canvas.Freeze(body, ReplyTo);
        var group = Canvas.Group(header, id, frozen, ReplyTo);
        await PrepareAsync([.. group, frozen], cancellationToken).ConfigureAwait(false);
        await chords.BeginAsync(id, group.Count, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(group.Select(task => PublishAsync(task, cancellationToken))).ConfigureAwait(false);
        return Handle(frozen);
    }

    public CeleryTask GetTask(string taskId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);
        return new CeleryTask(taskId, _results, _options.FindJsonOptions(), _time);
    }

    public async Task RevokeAsync(string taskId, bool terminate, string? signal, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);

        // Without a worker the exchange is absent, and publishing to an absent exchange closes the shared channel.
        await BrokerPreparation.RunAsync(
            _broker, _options.PublishTimeout, _time, taskId, RemoteControl.Exchange,
            token => _topology.EnsureExchangeAsync(RemoteControl.Exchange, ExchangeType.Fanout, token), cancellationToken).ConfigureAwait(false);
        await _publisher.PublishAsync(RemoteControl.Revoke(taskId, terminate, signal), queue: null, taskId, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _publisher.Dispose();
        _topology.Dispose();
    }

    private string ReplyTo => _results?.ReplyTo ?? "";

    private CeleryTask Handle(CelerySignature task, CeleryTask? parent = null) =>
        new(task.Options.TaskId!, task.Options.IgnoreResult ? null : _results, _options.FindJsonOptions(), _time, parent);

    private async Task PrepareAsync(IEnumerable<CelerySignature> tasks, CancellationToken cancellationToken)
    {
        if (_results is { } results && Canvas.Awaited(tasks).ToArray() is { Length: > 0 } ids)
        {
            await results.PrepareAsync(ids, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task PublishAsync(CelerySignature signature, CancellationToken cancellationToken) =>
        _tasks.PublishAsync(_composer.Compose(signature), cancellationToken);
}
