using Qlower.Loaders.HttpService;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddRequestDecompression();
builder.Services.AddSingleton(new RecordStore(builder.Configuration["Database"] ?? "records.db"));
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 256 << 20);
var app = builder.Build();
app.UseRequestDecompression();
app.UseMiddleware<ApiKeyCheck>();

// One call stores a batch, or finds that it is stored, and answers on each record.
app.MapPost("/batches", (Batch batch, RecordStore store) => Results.Json(new BatchAnswers(store.Integrate(batch))));

// Which records are stored: the loader checks references between records by it.
app.MapPost("/lookup", (Lookup lookup, RecordStore store) => Results.Json(new { Records = store.Find(lookup) }));

// For people: what is stored, by partner and model.
app.MapGet("/records", (RecordStore store) => Results.Json(store.Count()));

await app.RunAsync();
