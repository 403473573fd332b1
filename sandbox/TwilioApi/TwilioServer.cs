using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>
/// Twilio's API on loopback, stricter than the real one: what the documentation does not have, it refuses.
/// </summary>
internal sealed class TwilioServer(
    TwilioWorld world,
    TwilioCarrier carrier,
    TwilioFaults faults,
    TwilioRate rate,
    TwilioAccount account
)
{
    private const string Root = "/2010-04-01/Accounts/{sid}";

    /// <summary>Every call that created a message or tried to.</summary>
    public ConcurrentQueue<TwilioCall> Calls { get; } = [];

    /// <summary>
    /// Requests that no client should make: unknown fields, values that don't fit, credentials where they don't belong.
    /// </summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost($"{Root}/Messages.json", CreateAsync).DisableAntiforgery();
        endpoints.MapGet(
            $"{Root}/Messages.json",
            (HttpContext context, string sid) => AnswerAsync(context, sid, () => List(context.Request))
        );
        endpoints.MapGet(
            $"{Root}/Messages/{{message}}/Media.json",
            (HttpContext context, string sid, string message) =>
                AnswerAsync(context, sid, () => TwilioJson.Media(Find(message), world, account.Sid))
        );
        endpoints.MapGet($"{Root}/Messages/{{message}}/Media/{{media}}", DownloadAsync);
        endpoints.MapGet("/twilio-cdn/{media}", Deliver);
        endpoints.MapGet(
            "/v1/Content/{template}",
            (HttpContext context, string template) => AnswerAsync(context, account.Sid, () => Template(template))
        );
    }

    private JsonObject Template(string sid) =>
        world.Templates.TryGetValue(sid, out var template)
            ? new JsonObject
            {
                ["sid"] = template.Sid,
                ["account_sid"] = account.Sid,
                ["friendly_name"] = template.Name,
                ["language"] = "id",
                ["variables"] = new JsonObject(),
                ["types"] = new JsonObject { ["twilio/text"] = new JsonObject { ["body"] = template.Body } },
            }
            : throw new TwilioException(20404, 404, "The requested resource was not found");

    private async Task CreateAsync(HttpContext context, string sid)
    {
        var (to, template) = ("", (string?)null);
        await AnswerAsync(
            context,
            sid,
            async () =>
            {
                if (faults.TooFast)
                    throw new TwilioException(20429, 429, "Too Many Requests");
                var form = await context.Request.ReadFormAsync();
                to = form["To"].ToString();
                var request = TwilioRequest.Read(form, account.Sender, world);
                template = request.Template?.Name;
                if (faults.RefuseIds && !request.To.StartsWith('+'))
                    throw new TwilioException(21211, 400, "Invalid 'To' Phone Number");
                if (faults.RefuseWith.TryDequeue(out var code))
                    throw new TwilioException(code, code == 20429 ? 429 : 400, "refused");
                var message = world.Add(
                    world.KeyOf(request.To),
                    fromBot: true,
                    request.MediaUrl is not null,
                    m =>
                        m with
                        {
                            Address = request.To,
                            Body = request.Body,
                            MediaUrl = request.MediaUrl,
                            Template = request.Template,
                            Buttons = request.Buttons,
                            StatusCallback = request.StatusCallback,
                            Status = "queued",
                        }
                );
                var answer = TwilioJson.Of(message, account.Sid, account.Sender);
                var carried = carrier.Take(message, TakeRate(request.To));
                if (faults.ReportsBeforeAnswer)
                    await carried;
                return answer;
            },
            created: true
        );
        Calls.Enqueue(
            new TwilioCall(to.Replace("whatsapp:", "", StringComparison.Ordinal), template, context.Response.StatusCode)
        );
    }

    private int? TakeRate(string number) =>
        faults.FailWith.TryDequeue(out var code) && code != 0 ? code
        : rate.Allows(number) ? null
        : 63018;

    private JsonObject List(HttpRequest request)
    {
        if (faults.NoListing)
            throw new TwilioException(20500, 503, "Internal server error");
        var (to, from) = (request.Query["To"].ToString(), request.Query["From"].ToString());
        var since = DateTimeOffset.Parse(
            request.Query["DateSent>"].ToString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        var size = int.Parse(request.Query["PageSize"].ToString(), CultureInfo.InvariantCulture);
        var page = int.TryParse(request.Query["Page"], out var number) ? number : 0;
        bool IsWanted(TwilioMessage message)
        {
            var (person, us) = ($"whatsapp:{message.Address}", $"whatsapp:{account.Sender}");
            return message.At >= since
                && (to.Length == 0 || to == (message.FromBot ? person : us))
                && (from.Length == 0 || from == (message.FromBot ? us : person));
        }

        var found = world.All().Where(IsWanted).Reverse().ToList();
        var query = string.Join(
            '&',
            request
                .Query.Where(field => field.Key != "Page")
                .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value.ToString())}")
        );
        var next = found.Count <= (page + 1) * size ? null : $"{request.Path}?{query}&Page={page + 1}";
        var items = found.Skip(page * size).Take(size).Select(m => TwilioJson.Of(m, account.Sid, account.Sender));
        var uri = $"{request.Path}{request.QueryString}";
        return TwilioJson.Page("messages", new JsonArray([.. items]), uri, page, size, next);
    }

    // As Twilio's media do: behind the account's credentials stands a redirect to another host.
    private Task DownloadAsync(HttpContext context, string sid, string media)
    {
        if (faults.Cut)
            context.Abort();
        else if (sid != account.Sid || !TwilioRequest.IsAuthorized(context.Request, account.Sid, account.Token))
            context.Response.StatusCode = 401;
        else if (faults.FailDownloads > 0)
        {
            faults.FailDownloads--;
            context.Response.StatusCode = 502;
        }
        else
            context.Response.Redirect(
                $"http://localhost:{context.Connection.LocalPort}/twilio-cdn/{media}",
                permanent: false
            );
        return Task.CompletedTask;
    }

    private IResult Deliver(HttpContext context, string media)
    {
        if (context.Request.Headers.Authorization.Count > 0)
            Faults.Enqueue("the account's credentials were sent to the media's host");
        return world.Media.TryGetValue(media, out var file)
            ? Results.Bytes(file.Bytes, file.ContentType)
            : Results.NotFound();
    }

    private TwilioMessage Find(string sid) =>
        world.All().FirstOrDefault(message => message.Sid == sid) ?? throw new TwilioException(20404, 404, "Not found");

    private Task AnswerAsync(HttpContext context, string sid, Func<JsonObject> answer) =>
        AnswerAsync(context, sid, () => Task.FromResult(answer()), created: false);

    private async Task AnswerAsync(HttpContext context, string sid, Func<Task<JsonObject>> answer, bool created)
    {
        if (faults.Cut)
        {
            context.Abort();
            return;
        }
        JsonObject body;
        try
        {
            if (sid != account.Sid || !TwilioRequest.IsAuthorized(context.Request, account.Sid, account.Token))
                throw new TwilioException(20003, 401, "Authenticate");
            body = await answer();
            context.Response.StatusCode = created ? 201 : 200;
        }
        catch (TwilioException refused)
        {
            if (refused.Code == 20001)
                Faults.Enqueue(refused.Message);
            context.Response.StatusCode = refused.Status;
            body = new JsonObject
            {
                ["code"] = refused.Code,
                ["message"] = refused.Message,
                ["more_info"] = $"https://www.twilio.com/docs/errors/{refused.Code}",
                ["status"] = refused.Status,
            };
        }
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }
}
