namespace Helpdesk.Core.Messages;

/// <summary>Names every text in Texts.resx; a test holds the two together.</summary>
public enum TextKey
{
    /// <summary>Waiting for approval</summary>
    StateSubmitted,

    /// <summary>Returned to the reporter</summary>
    StateReturned,

    /// <summary>Being repaired</summary>
    StateInRepair,

    /// <summary>Deciding on escalation</summary>
    StateAwaitingEscalationDecision,

    /// <summary>Waiting for the head's decision</summary>
    StateEscalated,

    /// <summary>Ready to close</summary>
    StateReadyToClose,

    /// <summary>Closed</summary>
    StateClosed,

    /// <summary>Cancelled</summary>
    StateCancelled,

    /// <summary>Closed without an answer</summary>
    StateAbandoned,

    /// <summary>Filing the report</summary>
    Step1,

    /// <summary>Deciding whether the report is processed</summary>
    Step2,

    /// <summary>Repair and notes</summary>
    Step3,

    /// <summary>Deciding on escalation</summary>
    Step4,

    /// <summary>Decision and input of the head</summary>
    Step5,

    /// <summary>Closing the report</summary>
    Step6,

    /// <summary>Checking progress</summary>
    Step7,

    /// <summary>Approve</summary>
    LabelApprove,

    /// <summary>Return</summary>
    LabelReturn,

    /// <summary>Cancel the report</summary>
    LabelCancel,

    /// <summary>Correct the report</summary>
    LabelResubmit,

    /// <summary>Close without an answer</summary>
    LabelAbandon,

    /// <summary>Add a note</summary>
    LabelAddNote,

    /// <summary>Go on</summary>
    LabelFinishRepair,

    /// <summary>Escalate</summary>
    LabelEscalate,

    /// <summary>Not needed</summary>
    LabelDeclineEscalation,

    /// <summary>Resolve</summary>
    LabelResolve,

    /// <summary>Repair again</summary>
    LabelRepairAgain,

    /// <summary>Close the ticket</summary>
    LabelClose,

    /// <summary>Reopen</summary>
    LabelReopen,

    /// <summary>Filed</summary>
    DoneFile,

    /// <summary>Approved</summary>
    DoneApprove,

    /// <summary>Returned to the reporter</summary>
    DoneReturn,

    /// <summary>Cancelled</summary>
    DoneCancel,

    /// <summary>Sent again</summary>
    DoneResubmit,

    /// <summary>Closed without an answer</summary>
    DoneAbandon,

    /// <summary>Note of the repair</summary>
    DoneAddNote,

    /// <summary>Repair ended</summary>
    DoneFinishRepair,

    /// <summary>Escalated to the head</summary>
    DoneEscalate,

    /// <summary>No escalation needed</summary>
    DoneDeclineEscalation,

    /// <summary>Decided: resolve</summary>
    DoneResolve,

    /// <summary>Decided: repair again</summary>
    DoneRepairAgain,

    /// <summary>Closed</summary>
    DoneClose,

    /// <summary>Reopened</summary>
    DoneReopen,

    /// <summary>Application</summary>
    LabelApplication,

    /// <summary>Network</summary>
    LabelNetwork,

    /// <summary>Application and Network</summary>
    BothTeams,

    /// <summary>Yes, use these data</summary>
    LabelUseKnown,

    /// <summary>Change</summary>
    LabelChange,

    /// <summary>Skip</summary>
    LabelSkip,

    /// <summary>Done</summary>
    LabelDone,

    /// <summary>Send the report</summary>
    LabelSend,

    /// <summary>Cancel</summary>
    LabelAbort,

    /// <summary>Keep what I typed</summary>
    LabelAsTyped,

    /// <summary>Remove {0}</summary>
    LabelRemove,

    /// <summary>What kind of problem is it?</summary>
    AskCategory,

    /// <summary>Are the applicant's data still the same?</summary>
    AskKnown,

    /// <summary>What is the applicant's full name?</summary>
    AskName,

    /// <summary>Which office (OPD)? Type its name or abbreviation, for example dinkes.</summary>
    AskOffice,

    /// <summary>Which office do you mean? Choose one, or type the name again.</summary>
    AskWhichOffice,

    /// <summary>There is no office “{0}” in the list. Type the name again, for example Dinas Kesehatan, or keep what you typed.</summary>
    AskOfficeUnknown,

    /// <summary>Which phone number can we call? For example 0812 3456 7890.</summary>
    AskPhone,

    /// <summary>That is not a phone number. Type an Indonesian number, for example 0812 3456 7890 or (0333) 424172.</summary>
    PhoneWrong,

    /// <summary>Which application has the problem? For example SIPD or e-Office.</summary>
    AskApplication,

    /// <summary>Where is the network problem? For example second floor, service room.</summary>
    AskPlace,

    /// <summary>What happens? Please describe it clearly: since when, and what the screen shows.</summary>
    AskWhat,

    /// <summary>Any photos? Send up to {1}, one by one or together. If there are none, press Skip.</summary>
    AskPhotos,

    /// <summary>Photo received ({0} of at most {1}). Send another, or press Done.</summary>
    AskMorePhotos,

    /// <summary>The photo is kept with this report.</summary>
    PhotoKept,

    /// <summary>At most {0} photos. More than that are not kept; the earlier ones are.</summary>
    PhotosTooMany,

    /// <summary>Added to the description.</summary>
    AddedToDescription,

    /// <summary>What do you want to change?</summary>
    AskChange,

    /// <summary>Category</summary>
    FieldCategory,

    /// <summary>Name</summary>
    FieldName,

    /// <summary>Office</summary>
    FieldOffice,

    /// <summary>Phone</summary>
    FieldPhone,

    /// <summary>Application/place</summary>
    FieldLocation,

    /// <summary>Description</summary>
    FieldWhat,

    /// <summary>Photos</summary>
    FieldPhotos,

    /// <summary>Please check before sending</summary>
    Summary,

    /// <summary>✅ Your report has been received.</summary>
    Filed,

    /// <summary>Your description is noted. Please complete the data.</summary>
    ReportBegun,

    /// <summary>Your earlier report has not been sent. Please go on with it, or type /batal to drop it.</summary>
    DraftGoesOn,

    /// <summary>The report was dropped and not sent. Type /lapor to report again.</summary>
    DraftDropped,

    /// <summary>Protection of personal data (UU 27/2022)</summary>
    PrivacyNotice,

    /// <summary>That message has no words. Please write with letters.</summary>
    WordsUnreadable,

    /// <summary>Too short. Please write at least {0} characters.</summary>
    WordsTooShort,

    /// <summary>Too long: {0:N0} characters, at most {1:N0}. Your message is still above; please copy it, shorten it and send it again.</summary>
    WordsTooLong,

    /// <summary>This photo is not kept. Please answer in words.</summary>
    WordsNotPhoto,

    /// <summary>Please press one of the buttons below.</summary>
    PressAButton,

    /// <summary>That file can't be taken. Send it as a photo (JPEG or PNG): press 📎, choose Gallery, then the photo. Of a PDF, HEIC or video send a screenshot.</summary>
    FileNotAPhoto,

    /// <summary>That file is too large (20 MB at most). Send it as a photo, not as a file, so that it is made smaller.</summary>
    FileTooLarge,

    /// <summary>One photo was not kept because it is broken or no JPEG or PNG. Please send it again.</summary>
    PhotoRefused,

    /// <summary>One photo could not be fetched. Please send it again.</summary>
    PhotoLost,

    /// <summary>⚠️ {0} photos could not be taken; their sender was asked to send them again.</summary>
    PhotosFailed,

    /// <summary>Photos of ticket {0}</summary>
    PhotosOf,

    /// <summary>Category: {1}</summary>
    Card,

    /// <summary>Correction:</summary>
    CorrectionHeading,

    /// <summary>🆕 Report {0} waits for approval</summary>
    Announce2,

    /// <summary>🔧 Ticket {0} is to be repaired</summary>
    Announce3,

    /// <summary>❓ Ticket {0}: is escalation needed?</summary>
    Announce4,

    /// <summary>⚖️ Ticket {0} waits for your decision</summary>
    Announce5,

    /// <summary>☑️ Ticket {0} is ready to be closed</summary>
    Announce6,

    /// <summary>Standard time {0} minutes. Press Approve to handle it, or Return with a reason.</summary>
    Ask2,

    /// <summary>Standard time {0} minutes. Add notes and photos of the repair (at least one of each), then press Go on.</summary>
    Ask3,

    /// <summary>Standard time {0} minutes. Must this ticket go to the head?</summary>
    Ask4,

    /// <summary>Standard time {0} minutes. Please decide: Resolve or Repair again. You are asked for written input after that.</summary>
    Ask5,

    /// <summary>Standard time {0} minutes. Press Close the ticket; the reporter is told at once.</summary>
    Ask6,

    /// <summary>{0} by {1}, {2}</summary>
    Happened,

    /// <summary>{0}</summary>
    PromptEnded,

    /// <summary>{0}, {1}</summary>
    HappenedWithoutName,

    /// <summary>• {0}</summary>
    HistoryLine,

    /// <summary>  “{0}”</summary>
    HistoryWords,

    /// <summary>✅ {0}: {1}.</summary>
    ActionDone,

    /// <summary>Ticket {0} has been acted on: {1}. Status now: {2}.</summary>
    TooLateToAct,

    /// <summary>That can't be done with ticket {0}. Status now: {1}.</summary>
    RefusalNotInThisState,

    /// <summary>Only the reporter of ticket {0} can do that.</summary>
    RefusalNotItsReporter,

    /// <summary>Only IT staff of the team of ticket {0} can do that.</summary>
    RefusalNotStaffOfItsTeam,

    /// <summary>Only the head can decide on ticket {0}.</summary>
    RefusalNotTheHead,

    /// <summary>That is done by the system on ticket {0}.</summary>
    RefusalNotAPersons,

    /// <summary>Ticket {0} needs written words.</summary>
    RefusalWordsMissing,

    /// <summary>Ticket {0} can't go on: there is no note of the repair yet.</summary>
    RefusalNoteMissing,

    /// <summary>Ticket {0} can't go on: there is no photo of the repair yet.</summary>
    RefusalPhotoMissing,

    /// <summary>Ticket {0} can't go on: there is no note and no photo of the repair yet.</summary>
    RefusalNoteAndPhotoMissing,

    /// <summary>Ticket {0} can't be reopened: it was closed more than 7 days ago. Type /lapor for a new report.</summary>
    RefusalTooLate,

    /// <summary>Why is report {0} returned? Write too what the reporter should add.</summary>
    AskWordsForReturn,

    /// <summary>What is the problem of ticket {0} that the head must decide on?</summary>
    AskWordsForEscalate,

    /// <summary>Please write your input for resolving ticket {0}.</summary>
    AskWordsForResolve,

    /// <summary>Please write your input: what is to be repaired again on ticket {0}?</summary>
    AskWordsForRepairAgain,

    /// <summary>Nothing was changed on ticket {0}.</summary>
    NothingDone,

    /// <summary>Ticket {0}: send notes and photos of the repair in any order. Press Go on when the repair is finished, or Done if more will follow later.</summary>
    AskNotes,

    /// <summary>Saved on ticket {0}: {1} notes and {2} photos. Send more, or press Done or Go on.</summary>
    NotesSoFar,

    /// <summary>The notes of ticket {0} are saved. Press Go on when the repair is finished.</summary>
    NotesEnded,

    /// <summary>Write the correction of report {0} as asked for above, or send more photos.</summary>
    AskCorrection,

    /// <summary>Correction of report {0}:</summary>
    CorrectionSoFar,

    /// <summary>👍 Report {0} was approved and is being handled by IT staff.</summary>
    ReporterApproved,

    /// <summary>↩️ Report {0} was returned because something is missing.</summary>
    ReporterReturned,

    /// <summary>Report {0} was closed because there was no answer. Type /lapor to report again.</summary>
    ReporterAbandoned,

    /// <summary>Report {0} was passed on to the head for a decision.</summary>
    ReporterEscalated,

    /// <summary>Report {0} is being repaired again by decision of the head.</summary>
    ReporterRepairAgain,

    /// <summary>✅ Report {0} is closed: it has been dealt with. Thank you for reporting. If there is still a problem, type /lapor.</summary>
    ReporterClosed,

    /// <summary>⚠️ A notice about ticket {0} could not be delivered (tidak terkirim) to the reporter. Please phone {1} at {2}.</summary>
    ReporterNotReached,

    /// <summary>Ticket {0} is now handled by {1}.</summary>
    HandlerTakenOver,

    /// <summary>⚠️ Ticket {0} waits at step {1} ({2}), but nobody who could act can be reached. Invite someone with /undang.</summary>
    NobodyToAct,

    /// <summary>Ticket {0}: {1}</summary>
    StatusHead,

    /// <summary>Step {0}: {1}, since {2}</summary>
    StatusStep,

    /// <summary>{0}, filed {1}</summary>
    StatusFiled,

    /// <summary>Closed {0}</summary>
    StatusClosed,

    /// <summary>Type the ticket ID, for example HD-2611-7K3QXM.</summary>
    AskTicketId,

    /// <summary>There is no ticket ID in that message. A ticket ID, such as HD-2611-7K3QXM, is in the message that confirmed your report.</summary>
    NoTicketIdFound,

    /// <summary>The ID {0} seems to be mistyped (salah ketik). Please check its letters and digits and send it again, for example HD-2611-7K3QXM.</summary>
    TicketIdMistyped,

    /// <summary>There is no ticket {0}. Please check the ID and send it again.</summary>
    TicketUnknown,

    /// <summary>Too many lookups. Please try again after {0}.</summary>
    TooManyLookups,

    /// <summary>{0} · {1}</summary>
    QueueLine,

    /// <summary>Your reports ({0})</summary>
    MyTickets,

    /// <summary>You have no reports. Type /lapor to report.</summary>
    MyTicketsNone,

    /// <summary>Queue: {0} tickets, the {1} oldest are shown</summary>
    Queue,

    /// <summary>The queue is empty. No ticket is waiting.</summary>
    QueueNone,

    /// <summary>My tasks: {0} tickets, the {1} oldest are shown</summary>
    MyTasks,

    /// <summary>You handle no ticket now. Type /antrean to see the queue.</summary>
    MyTasksNone,

    /// <summary>Waiting for a decision: {0} tickets, the {1} oldest are shown</summary>
    Decisions,

    /// <summary>No ticket waits for a decision.</summary>
    DecisionsNone,

    /// <summary>Welcome to the helpdesk for applications and networks of Kabupaten Banyuwangi, {0}.</summary>
    Greeting,

    /// <summary>Press a button, describe the problem right away, or send a ticket ID to check progress.</summary>
    MenuHint,

    /// <summary>Report a problem</summary>
    MenuReport,

    /// <summary>Check a ticket</summary>
    MenuStatus,

    /// <summary>My reports</summary>
    MenuMine,

    /// <summary>Queue</summary>
    MenuQueue,

    /// <summary>My tasks</summary>
    MenuTasks,

    /// <summary>Waiting for my decision</summary>
    MenuDecisions,

    /// <summary>Help</summary>
    MenuHelp,

    /// <summary>There is no admin yet. To become admin, put {0} into the setting Admins and restart the program.</summary>
    NoAdminYet,

    /// <summary>What you can do here</summary>
    HelpHead,

    /// <summary>/{0} – {1}</summary>
    HelpLine,

    /// <summary>Send a ticket ID at any time to check progress. Staff who file for a caller: choose Change and give the caller's data.</summary>
    HelpFoot,

    /// <summary>Report a problem</summary>
    CommandLapor,

    /// <summary>Check a ticket by its ID</summary>
    CommandStatus,

    /// <summary>My reports</summary>
    CommandTiket,

    /// <summary>Queue of tickets</summary>
    CommandAntrean,

    /// <summary>Tickets that I handle</summary>
    CommandTugas,

    /// <summary>Tickets that wait for my decision</summary>
    CommandKeputusan,

    /// <summary>Invite staff, head or admin</summary>
    CommandUndang,

    /// <summary>List of officers</summary>
    CommandPetugas,

    /// <summary>Leave this conversation</summary>
    CommandBatal,

    /// <summary>Change the language</summary>
    CommandBahasa,

    /// <summary>Help</summary>
    CommandBantuan,

    /// <summary>That command is unknown. Type /bantuan for the list of commands.</summary>
    CommandUnknown,

    /// <summary>Choose a language.</summary>
    AskLanguage,

    /// <summary>English is chosen.</summary>
    LanguageChosen,

    /// <summary>Let us go on.</summary>
    GoingOn,

    /// <summary>All right, stopped. Nothing was changed.</summary>
    Stopped,

    /// <summary>All right, stopped. Notes and photos sent so far are kept.</summary>
    StoppedNotesKept,

    /// <summary>There is no conversation to leave. Type /bantuan for the list of commands.</summary>
    NothingToAbort,

    /// <summary>The earlier conversation can't go on because the system was updated. Please begin again.</summary>
    ConversationOutdated,

    /// <summary>This button no longer counts. Use the buttons of the newest message.</summary>
    ButtonOld,

    /// <summary>This button does not count. Type /bantuan to see what you can do.</summary>
    ButtonUnknown,

    /// <summary>Sorry, something went wrong and your last message could not be processed. Please send it once more, or type /batal to begin again. If it happens again, contact the admin.</summary>
    Apology,

    /// <summary>Write the role, for example:</summary>
    InviteHowTo,

    /// <summary>Invitation for {0}:</summary>
    Invited,

    /// <summary>This invitation does not count: it was used, has expired or is wrong. Ask the admin for a new one.</summary>
    InvitationInvalid,

    /// <summary>{0} has joined as {1}.</summary>
    InvitationUsed,

    /// <summary>Welcome, {0}. Your role: {1}. Type /bantuan for the list of commands.</summary>
    Joined,

    /// <summary>IT staff ({0})</summary>
    RoleStaff,

    /// <summary>Head of division</summary>
    RoleHead,

    /// <summary>Admin</summary>
    RoleAdmin,

    /// <summary>Officers</summary>
    Officers,

    /// <summary>• {0}: {1}</summary>
    OfficerLine,

    /// <summary>Press a button to remove someone. Invite new officers with /undang.</summary>
    OfficersHint,

    /// <summary>That is for admins only.</summary>
    OnlyAdmins,

    /// <summary>Remove {0} ({1})? Press once more to confirm.</summary>
    RemoveSure,

    /// <summary>{0} was removed.</summary>
    Removed,

    /// <summary>That person has no role any more.</summary>
    RemovedAlready,

    /// <summary>The admin has removed your role at the helpdesk. You can still report with /lapor.</summary>
    RemovedNotice,

    /// <summary>none</summary>
    NoPhotos,

    /// <summary>That is {1} photos, the most there can be. Press Done to go on.</summary>
    AskNoMorePhotos,

    /// <summary>Photos received. When all are sent, press Done, or send more.</summary>
    AskAfterAlbum,

    /// <summary>Photos saved on ticket {0}. Send more, or press Go on when the repair is finished.</summary>
    NotesAfterAlbum,

    /// <summary>More photos for report {0} received.</summary>
    CorrectionAfterAlbum,

    /// <summary>Please press that button at the ticket's message. Type /bantuan for the list of commands.</summary>
    PressAtTheTicket,

    /// <summary>You are welcome.</summary>
    YouAreWelcome,

    /// <summary>Sorry, we did not understand that message.</summary>
    NotUnderstood,

    /// <summary>That command is for IT staff only.</summary>
    OnlyStaff,

    /// <summary>That command is for the head of division only.</summary>
    OnlyTheHead,

    /// <summary>… ({0} earlier entries are not shown)</summary>
    HistoryLeftOut,

    /// <summary>To which ticket does this photo belong?</summary>
    AskPhotoPlace,

    /// <summary>A new report</summary>
    LabelNewReport,

    /// <summary>{1} photos are saved on ticket {0}. Press Add a note to write about them.</summary>
    PhotosPlaced,

    /// <summary>less than 1 min</summary>
    SpanMoment,

    /// <summary>{0} min</summary>
    SpanMinutes,

    /// <summary>{0} h</summary>
    SpanHours,

    /// <summary>{0} h {1} min</summary>
    SpanHoursAndMinutes,

    /// <summary>{0} left (office time)</summary>
    TimeLeft,

    /// <summary>{0} overdue (office time)</summary>
    TimeOver,

    /// <summary>{0} (acting for {1})</summary>
    NameOnBehalf,

    /// <summary>⏳ Ticket {0}: {1}</summary>
    StepReminder,

    /// <summary>⏰ Ticket {0}: time has run out</summary>
    StepOverdue,

    /// <summary>⏰ Ticket {0} is over its standard time</summary>
    StepOverdueToHead,

    /// <summary>↩️ Report {0} still waits for you to complete it.</summary>
    ReturnedReminder,

    /// <summary>⏰ {0} tickets need attention</summary>
    TimesHead,

    /// <summary>• {0} · {1}</summary>
    TimesLine,

    /// <summary>waits for you</summary>
    TimesWaits,

    /// <summary>… and {0} more tickets. Type /antrean, /tugas or /keputusan to see them.</summary>
    TimesMore,

    /// <summary>The helpdesk could not be reached from {0} until {1}. Buttons pressed meanwhile may not have counted; please press them again.</summary>
    QueueAfterStop,

    /// <summary>{0} has named you acting head, from {1} until {2}.</summary>
    ActingNamed,

    /// <summary>You are acting head for {0} now, until {1}. Escalated tickets come here; type /keputusan to see what waits for a decision.</summary>
    ActingBegins,

    /// <summary>Your time as acting head for {0} is over. Thank you.</summary>
    ActingEnded,

    /// <summary>The time of {0} as acting head is over. Escalated tickets come to you again.</summary>
    ActingEndedToHead,

    /// <summary>{0} has taken back naming you acting head.</summary>
    ActingCancelled,

    /// <summary>Your report has not been sent. Press Go on with the report, or Cancel. A report that is not gone on with within 24 hours is dropped.</summary>
    DraftNudge,

    /// <summary>Go on with the report</summary>
    LabelGoOn,

    /// <summary>Your unsent report was dropped because it was not gone on with for 24 hours. Type /lapor to report again.</summary>
    DraftExpired,

    /// <summary>The earlier conversation was ended because it was not gone on with for 24 hours. If it is still needed, please begin again from its message or command.</summary>
    ConversationExpired,

    /// <summary>📊 Performance {0}</summary>
    KpiHead,

    /// <summary>All staff</summary>
    KpiEveryone,

    /// <summary>No step was ended in that time.</summary>
    KpiNothing,

    /// <summary>{0} {1} on time, of {2} steps ended</summary>
    KpiAll,

    /// <summary>⏰ Overdue now: {0}</summary>
    KpiOverdueNow,

    /// <summary>Returned: {0} · Escalated: {1}</summary>
    KpiReturnedEscalated,

    /// <summary>{0}. {1}</summary>
    KpiStep,

    /// <summary>By category</summary>
    KpiByCategory,

    /// <summary>By officer</summary>
    KpiByStaff,

    /// <summary>{0} {1} ({2}) {3}</summary>
    KpiGroup,

    /// <summary>Details of performance {0}</summary>
    KpiFile,

    /// <summary>Summary</summary>
    SheetSummary,

    /// <summary>Step visits</summary>
    SheetVisits,

    /// <summary>Helpdesk performance, {0}</summary>
    SheetTitle,

    /// <summary>Made {0}. Times in minutes of office time; step 1 in plain minutes.</summary>
    SheetReadAt,

    /// <summary>The sheet of visits holds {0:N0} of {1:N0} visits.</summary>
    SheetCut,

    /// <summary>By step</summary>
    SheetBySteps,

    /// <summary>By category</summary>
    SheetByCategory,

    /// <summary>By office</summary>
    SheetByOffice,

    /// <summary>By officer</summary>
    SheetByStaff,

    /// <summary>Group</summary>
    ColumnGroup,

    /// <summary>Name of the step</summary>
    ColumnStepTitle,

    /// <summary>Step</summary>
    ColumnStep,

    /// <summary>Count</summary>
    ColumnCount,

    /// <summary>Median</summary>
    ColumnMedian,

    /// <summary>90th percentile</summary>
    ColumnNinetieth,

    /// <summary>Target</summary>
    ColumnTarget,

    /// <summary>On time</summary>
    ColumnShare,

    /// <summary>Overdue now</summary>
    ColumnOverdue,

    /// <summary>Returned</summary>
    ColumnReturned,

    /// <summary>Escalated</summary>
    ColumnEscalated,

    /// <summary>Ticket ID</summary>
    ColumnTicket,

    /// <summary>Category</summary>
    ColumnCategory,

    /// <summary>Office</summary>
    ColumnOffice,

    /// <summary>Officer</summary>
    ColumnStaff,

    /// <summary>Begun</summary>
    ColumnEntered,

    /// <summary>Due</summary>
    ColumnDue,

    /// <summary>Ended</summary>
    ColumnLeft,

    /// <summary>Taken</summary>
    ColumnTaken,

    /// <summary>On time?</summary>
    ColumnOnTime,

    /// <summary>Outcome</summary>
    ColumnOutcome,

    /// <summary>yes</summary>
    Yes,

    /// <summary>no</summary>
    No,

    /// <summary>Performance: target and realisation</summary>
    CommandKinerja,

    /// <summary>Name an acting head</summary>
    CommandPlh,

    /// <summary>That span is not understood. Write for example:</summary>
    KpiHowTo,

    /// <summary>This week</summary>
    LabelThisWeek,

    /// <summary>Last week</summary>
    LabelLastWeek,

    /// <summary>This month</summary>
    LabelThisMonth,

    /// <summary>Last month</summary>
    LabelLastMonth,

    /// <summary>Who is to be acting head?</summary>
    AskStandIn,

    /// <summary>Until when is {0} to be acting head? Choose, or type the last day, for example 28 Nov 2026, or a span, for example 1 Dec 2026 - 5 Dec 2026.</summary>
    AskStandInDays,

    /// <summary>Today</summary>
    LabelToday,

    /// <summary>Until tomorrow</summary>
    LabelUntilTomorrow,

    /// <summary>7 days</summary>
    LabelSevenDays,

    /// <summary>That date is not understood. Type for example 28 Nov 2026 or 1 Dec 2026 - 5 Dec 2026.</summary>
    StandInDaysWrong,

    /// <summary>The span must end today ({0}) at the earliest, and within a year. Please type another date.</summary>
    StandInDaysImpossible,

    /// <summary>✅ {0} is acting head from {1} until {2}. Meanwhile escalated tickets go to the acting head; you can still decide with /keputusan.</summary>
    StandInNamed,

    /// <summary>Acting head: {0}, from {1} until {2}.</summary>
    StandInNow,

    /// <summary>• {0}, {1} – {2}</summary>
    StandInPast,

    /// <summary>The acting head's time is ended. Escalated tickets come to you again.</summary>
    StandInEnded,

    /// <summary>No acting head is named. Type /plh to name one.</summary>
    StandInNone,

    /// <summary>That person is no officer any more. Type /plh to choose someone else.</summary>
    StandInGone,

    /// <summary>There is no other officer who could be acting head.</summary>
    StandInNobody,

    /// <summary>End the acting head's time</summary>
    LabelEndStandIn,

    /// <summary>Name another</summary>
    LabelAnotherStandIn,

    /// <summary>Sorry, that report could not be made because something went wrong. Please try another span, for example /kinerja this month. If it happens again, contact the admin.</summary>
    KpiFailed,

    /// <summary>⏳ {0} tickets are close to their time</summary>
    TimesHeadSoon,

    /// <summary>Press a ticket's ID to open it.</summary>
    TimesFoot,

    /// <summary>Reply with the number or the words.</summary>
    OptionsHint,

    /// <summary>More options</summary>
    LabelMoreOptions,

    /// <summary>More options:</summary>
    MoreOptions,

    /// <summary>For which ticket?</summary>
    WhichTicket,

    /// <summary>Ticket {0}: {1}</summary>
    PromptEndedInstead,

    /// <summary>The reporter can be sent WhatsApp messages until {0}.</summary>
    ReachUntil,

    /// <summary>⚠️ The reporter can’t be sent free WhatsApp messages since {0}: they have not written for over 24 hours. If it is urgent, please phone.</summary>
    ReachClosed,

    /// <summary>⚠️ The reporter can’t be sent messages since {0}. Please phone.</summary>
    ReachNone,

    /// <summary>⚠️ The message about ticket {0} was not delivered to {1}. Please phone {2}.</summary>
    OfficerNotReached,

    /// <summary>The closing notice has reached the reporter</summary>
    NoticeDelivered,

    /// <summary>The closing notice did not reach the reporter; staff were asked to phone</summary>
    NoticeNotDelivered,

    /// <summary>All right, the helpdesk will send no more messages to this number. Send START if you want messages again.</summary>
    StopConfirmed,

    /// <summary>You asked the helpdesk to stop sending messages, so this message was not processed. Send START, then send it again.</summary>
    StopHint,

    /// <summary>All right, the helpdesk sends messages to this number again.</summary>
    StartConfirmed,

    /// <summary>No more messages are waiting. Type /bantuan to see what you can do.</summary>
    NothingWaits,

    /// <summary>Read messages</summary>
    LabelReadMessages,

    /// <summary>Sorry, the last answer could not be sent here. Type /bantuan to see what else you can do. If it happens again, tell an admin.</summary>
    AnswerNotSent,

    /// <summary>A photo of ticket {0} is larger than {1} MB and can’t be shown on WhatsApp.</summary>
    PhotoTooLargeHere,

    /// <summary>{1} photos of ticket {0} could not be fetched yet. Open the ticket again later by sending its ID.</summary>
    PhotosMissingHere,

    /// <summary>Link your Telegram and WhatsApp</summary>
    CommandTautkan,

    /// <summary>From your {0}, send this message to the helpdesk:</summary>
    LinkCode,

    /// <summary>This helpdesk uses a single messaging app, so there is nothing to link.</summary>
    LinkOneChannel,

    /// <summary>That code is not valid: used, expired or mistyped. Type /tautkan on your other account for a new one.</summary>
    LinkInvalid,

    /// <summary>This code must be sent from {0}, not from the account that asked for it.</summary>
    LinkSameChannel,

    /// <summary>✅ Your Telegram and WhatsApp are linked. Notices go where you were last active.</summary>
    Linked,

    /// <summary>Your Telegram and WhatsApp are linked already.</summary>
    LinkedAlready,

    /// <summary>On WhatsApp: {0}</summary>
    InvitedOnWhatsApp,

    /// <summary>Link this account with the {0} account of {1}? From then on both count as one person, and your reports are seen there too. If the code is not your own, do nothing.</summary>
    LinkConfirm,

    /// <summary>Yes, link them</summary>
    LabelLink,

    /// <summary>This account is an officer’s. Ask for the code here with /tautkan, and send it from your other account.</summary>
    LinkOtherWayRound,

    /// <summary>⚠️ Messages from the helpdesk are not delivered to {0}. Please phone {1}; they arrive again after a message to the helpdesk.</summary>
    OfficerCutOff,

    /// <summary>Report {0} was sent just now. If you really want to cancel it, answer with the words {1}.</summary>
    CancelSure,

    /// <summary>Options are answered with their number or words. Send STOP for no more messages, START to get them again.</summary>
    HelpWhatsApp,
}
