using System.Collections.Frozen;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The words by which <see cref="Utterances"/> tells meanings apart: Indonesian as officials write it on a phone,
/// Javanese as it is spoken in Banyuwangi, and English. In lower case, as <see cref="Tokens"/> gives them.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Short forms and spellings, and the word that each stands for.</summary>
    public static readonly FrozenDictionary<string, string> Spellings = Pairs(
        "tidak=tdk,tak,ga,gak,gk,g,ngga,nggak,enggak,engga,kagak,kaga,ndak,nda,ndk,ora,ra,mboten,boten,gaada,not,cannot,"
            + "cant,doesnt,dont,wont,isnt,no,tdak,nggk,ngk,tida,gag",
        "bisa=berhasil,bs,bsa,iso,saget,bisaa,can,bisanya,bise",
        "belum=blm,blom,blum,durung,dereng,belom,lom,yet",
        "sudah=mpun,pun,sdh,udh,udah,dah,wis,wes,sampun,uwis,already,sudh,suda,sdah,ud",
        "masih=msh,mash,jek,isih,taksih,still,msih,tetap,tetep,ttp",
        "yang=yg,sing,ingkang,yng",
        "sampai=tekan,nyampe,sampe",
        "mana=endi,ndi,pundi",
        "dengan=dgn,dg,karo,kalih,with",
        "batalkan=batalin,mbatalno,batalno,batalne,cancelin,dibatalin,batalkn,mbatalaken,batalaken,mbatalke,batalke,dibatalke,dibatalken,mbatalken",
        "teknisi=teknisine,teknisinya,tehnisi,teknisie",
        "petugas=petugasnya,petugase",
        "tolong=tulungono,tlg,tlong,tlng,tulung,nyuwun,please,pls,plis,tolongin,tulungi,tolonglah",
        "mohon=mhn,mhon,moho",
        "bantu=bantuan,bantuannya,bantuin,bantunya,dibantu,bntu,bantulah,help,pertolongan,rencangi",
        "jadi=sido,sios",
        "bukan=bkn,bukn,dudu,sanes",
        "datang=dateng,teko,rawuh,dtg",
        "laporan=laporannya,laporane,lapornya,laporanne,lap,laporanku,tiketku,lapor,report,pengaduan,aduan,tiket,tiketnya,ticket,pelaporan",
        "bagaimana=bgmn,gmn,gimana,gmana,piye,pripun,bagaimn,kepriye,yaopo,kados,how",
        "kapan=kpn,when,kapankah",
        "diperbaiki=didandosi,didandosaken,didandakne",
        "namanya=asmane,asmanipun,jenenge,namine",
        "harus=hrs,hrus,kudu,mesti,wajib",
        "pak=bapak,bpk,pa,pakde",
        "bu=ibu,buk,ibuk",
        "terima=trima,terim",
        "kasih=kasi,ksh",
        "makasih=makasi,mksh,mkasih,makasiih,maksih,mksih,makaci,trims,trimakasih,terimakasih,thx,tks,thanks,thank,"
            + "thankyou,thks,nuwun,suwun,trm,trmksh,tengkyu,tq,ty,trimks,matursuwun,maturnuwun,sukron,syukron",
        "selesai=tuntas,slsai,kelar,rampung,mari,beres,bereskan,diselesaikan,slese,done,finished,finish",
        "kenapa=knp,knapa,napa,ngopo,why",
        "lama=lamaa,suwe,dangu,lamanya,lamban,long",
        "jam=pukul,jm",
        "berapa=brp,brapa,pinten,piro",
        "ada=ono,onten,wonten,enten",
        "saya=sy,kulo,aku,ane,sya,my,me,i,isun",
        "kami=kmi,kita,our,we,us",
        "cek=dicek,check,chek,ngecek,periksa,diperiksa",
        "kabar=kabarnya,kabare,kabaripun,info,infonya,update,updatenya,apdet,news",
        "hari=hr,dino",
        "lagi=lg,maning,maneh,malih,again,lgi,mneh",
        "wifi=wi-fi,wifinya,hotspot,wipi,waifai",
        "internet=inet,internetnya,interned,internetan,net"
    );

    /// <summary>Politeness and fillers: they say nothing by themselves.</summary>
    public static readonly FrozenSet<string> Fillers = Words(
        "ae wae pak bu mas mbak mbk kak kakak min admin gan bro sis bang om tante saudara kawan teman rekan tim "
            + "bapak2 ibu2 yth ya yaa nya dong deh sih nih loh lho kok kan lah nggih inggih monggo ini itu tadi tsb "
            + "tersebut juga saja aja saya kami mu kalian anda di ke dari dan atau untuk utk pada buat yang dengan "
            + "sangat sekali banget bgt pol semua semuanya kepada para maaf sorry mohon ijin izin permisi ini nih "
            + "hehe hehehe haha wkwk wkwkwk the a an is are it to for of on in at so very much you all sir madam "
            + "kakanda dinda bosku bos pakbos cak ning mbah dik lur lek jeng nak nduk le tole ngapunten nyuwunsewu gaes guys team helpdesk diskominfo "
            + "kominfo atas bantuannya kerjasamanya kerjasama semoga"
    );

    /// <summary>What one is called by: alone it is a call.</summary>
    public static readonly FrozenSet<string> Callings = Words(
        "pak bu mas mbak mbk kak kakak min admin gan bro sis bang om tante bos cak ning helpdesk"
    );

    /// <summary>Greetings.</summary>
    public static readonly FrozenSet<string> Greetings = Words(
        "halo hallo hello helo hai hi hay hey hei hy p permisi punten assalamualaikum assalamu assalam "
            + "asalamualaikum asslmkm ass askum aslmkm assalammualaikum alaikum waalaikumsalam waalaikum "
            + "waalaikumussalam wr wb warahmatullahi warahmatullah wabarakatuh salam sejahtera selamat slmt slamat "
            + "met good pagi pgi siang sore sor malam mlm malem petang morning afternoon evening swastiastu "
            + "swastyastu om shalom sugeng enjing siyang sonten dalu ndalu rahayu kulonuwun kulo_nuwun namo buddhaya "
            + "salom pagii test tes ping bot misi aslkm aslm there everyone greetings"
    );

    /// <summary>Thanks and praise.</summary>
    public static readonly FrozenSet<string> Thanks = Words(
        "makasih terima kasih matur maturnuwun matursuwun mantap mantab mantul keren bagus hebat top jempol "
            + "terbaik puas alhamdulillah syukur syukurlah memuaskan jazakallah jazakumullah great nice appreciate "
            + "appreciated joss jos hatur nuhun berkah profesional"
    );

    /// <summary>What stands beside thanks, and is none by itself.</summary>
    public static readonly FrozenSet<string> BesideThanks = Words(
        "luar biasa sukses sehat selalu cepat cepet tanggap responnya respon ditanggapi pelayanan pelayanannya "
            + "layanan layanannya kerja kerjanya bantu banyak khairan lancar sip work job well helpful sanget "
            + "membantu responsif benar bener betul perhatiannya perhatian support supportnya kabar atensinya many akeh cepatnya "
            + "cepetnya tulus baik selesai ramah sabar hari sudah segera informasi informasinya penjelasannya "
            + "petugas teknisi mugi mugi-mugi moga moga-moga"
    );

    /// <summary>Signs of having read.</summary>
    public static readonly FrozenSet<string> Nods = Words(
        "ok oke okay okey okee oks okd okd okeh k siap siyap sip siip baik baiklah bai iya iyaa iye yes yess "
            + "yoi yo yup inggih nggih enggih sendiko dawuh injih roger copy noted paham mengerti ngerti laksanakan "
            + "laksanakn dimengerti monitor 86 dipahami setuju sepakat good sudah lanjut lanjutkan diterima "
            + "gas gass gaskan gaskeun yowis yowes yawes yaudah "
            + "understood sure right mantap alright got fine see komandan ndan dan bos boss"
    );

    /// <summary>Pleas.</summary>
    public static readonly FrozenSet<string> Pleas = Words(
        "tolong mohon bantu minta perlu butuh segera urgent penting darurat emergency gawat cepat cepet bisa "
            + "ada mau ingin kendala masalah problem problems issue trouble dulu sedikit sebentar asap sos bisakah "
            + "boleh boleh2 kebingungan bingung tanya nanya bertanya need want have some banget tolonggg mendesak diperhatikan please "
            + "kesulitan kah bantuanmu any"
    );

    /// <summary>That it is to go faster.</summary>
    public static readonly FrozenSet<string> Urging = Words(
        "dikebut kebut didahulukan dahulukan cepat cepet cepetan percepat dipercepat segera urgent mendesak darurat prioritas prioritaskan diprioritaskan buruan"
    );

    /// <summary>What stands in a question about a report, and says nothing else.</summary>
    public static readonly FrozenSet<string> BesideQuestions = Words(
        "kapan sudah belum masih laporan status kabar cek bagaimana kenapa siapa apa apakah berapa mana dimana lama "
            + "selesai datang diproses ditangani dikerjakan diperbaiki dibenerin dibetulkan ditindak ditindaklanjuti "
            + "direspon ditanggapi digarap dicek dipercepat percepat diprioritaskan ditunggu tunggu menunggu nunggu sampai "
            + "progres progress perkembangan kelanjutan tindak lanjut estimasi kepastian kejelasan giliran antrian antrean "
            + "nomor kemarin wingi hari minggu bulan seminggu tadi jam ini lagi terus tidak ada petugas "
            + "teknisi orang tanya nanya kesini sini kok didiamkan hasil tahap urutan yang akan jadi baru news any when"
    );

    /// <summary>Words that say by themselves that something does not work as it should.</summary>
    public static readonly FrozenSet<string> Troubles = Words(
        "mati matot padam down donw error eror erorr galat gagal gagl rusak rusakk lemot lemod lelet lambat "
            + "lambt lamban lag ngelag ngelek putus putus2 terputus hilang ilang macet mampet mampus hang ngehang "
            + "freeze beku blank blankscreen bluescreen crash ngecrash offline disconnect disconnected disconnecting "
            + "terputus2 pedot pedot2 pedhot ngadat rewel ngaco kacau ngeblank bermasalah trouble troble trobel "
            + "trabel gangguan ganguan kendala terkendala masalah lupa terkunci kekunci terblokir keblokir diblokir "
            + "expired kedaluwarsa kadaluarsa kadaluwarsa kadaluarso timeout rto dc nyangkut stuck macet2 muter "
            + "muter2 ngeloading loading lodingg loding lemah lowbat kedip berkedip kedip2 bocor meledak terbakar "
            + "kebakar korslet konslet konsleting njebluk jebol protol kobong rusuh pecah retak patah copot lepas "
            + "nyala2 restart2 virus malware ransomware kena terinfeksi hack dihack diretas kehack spam forceclose "
            + "mental terpental ketendang logout2 nolak ditolak denied invalid failed fails fail broken full penuh "
            + "merah nge-lag slow dead stuck unreachable unavailable crashed crashing missing wrong lost buffering "
            + "patah2 kresek kresek2 kemresek suaranya gelap buram burem garis2 bergaris nyetrum overheat bunyi2 "
            + "dobel double duplikat duplikasi ngeblok ngaco ngawur mblank mbulet mblong ngelock kereset corrupt "
            + "korup ngambek njepat kosong melempem drop ngedrop ngedrop2 byar2 byarpet jebol kebanting tersumbat "
            + "nyendat tersendat tersendat2 kesulitan 404 500 502 503 504 403 bug ngebug lock locked forgot outage "
            + "interrupted intermittent unstable tewas modar kojor ambyar berantakan amburadul bergaris garis "
            + "terbalik kebalik njungkel rontok hancur ancur putih_polos nihil dibatasi terbatas lelah lola nyendet "
            + "nyandet mleyot pecah2 not_secure insecure unknown unrecognized disconnects drops crashes ngeyel"
    );

    /// <summary>What a helpdesk for applications and networks looks after.</summary>
    public static readonly FrozenSet<string> Things = Words(
        "wifi internet jaringan jaringannya koneksi koneksinya sinyal lan kabel kabelnya router routernya "
            + "modem switch hub ap server servernya printer printernya printer2 print ngeprint scanner scan komputer "
            + "komputernya pc laptop laptopnya monitor keyboard mouse cpu aplikasi aplikasinya app apps sistem "
            + "sistemnya sipd simpeg srikandi sakti ekinerja e-kinerja kinerja eoffice e-office office absensi absen "
            + "fingerprint finger zoom cctv email e-mail emailnya imel website web webnya situs laman vpn password "
            + "sandi pasword passwordnya nas telepon telpon ip tte bsre sertifikat elektronik login log logon akun "
            + "akunnya account username user ups genset fo fiber optik bandwidth bandwith bandwitdh kuota dns domain "
            + "hosting subdomain ssl database backup file folder drive share sharing data upload uplod unggah "
            + "download donlot unduh instal install instalasi windows antivirus lisensi license software hardware "
            + "hardisk harddisk flashdisk ram toner tinta cartridge proyektor projector tv videotron smart lpse spse "
            + "simda siskeudes sipkd simrs epuskesmas pcare bpjs dapodik sicantik oss siak omspan sirup silpa emonev "
            + "e-monev esakip sakip jdih ppid lapor simbada sibakul layar screen tombol teks captcha otp qr barcode "
            + "mesin titik port stopkontak colokan firewall mikrotik wifinya laman ruang_rapat streaming youtube "
            + "whatsapp wa sms network network connection printing internetnya speedtest ping telp pesawat sambungan "
            + "hotline mikropon mic speaker sound kamera webcam handphone hp tablet ipad android chrome browser "
            + "excel word pdf spreadsheet drive cloud e-sign esign ttd kinerjanya aplikasix portal dashboard "
            + "superapps smartkampung nomor akses hak mesin sidik sertifikat layarnya mic tinta cetak blokir "
            + "connection attendance machine otp nik webmail meeting conference bandwith token ttd_elektronik "
            + "digital"
    );

    private static readonly FrozenSet<string> OfNetwork = Words(
        "wifi internet jaringan jaringannya koneksi koneksinya sinyal lan router modem switch hub hotspot "
            + "mikrotik network"
    );

    /// <summary>What an application is called by whoever does not name it.</summary>
    public static readonly FrozenSet<string> AnyApplication = Words(
        "aplikasi aplikasinya app apps apk web website situs login sistem"
    );
    private static readonly FrozenSet<string> OfApplication =
    [
        .. AnyApplication,
        .. Words("simpeg sipd srikandi eoffice e-office"),
    ];

    /// <summary>The category that a text names by what it is about; null when it names none, or both.</summary>
    public static Teams? CategoryOf(string text)
    {
        var words = Tokens.Of(text);
        return (words.Any(OfNetwork.Contains), words.Any(OfApplication.Contains)) switch
        {
            (true, false) => Teams.Network,
            (false, true) => Teams.Application,
            _ => null,
        };
    }

    /// <summary>Technical work that someone asks for, on one of <see cref="Things"/>.</summary>
    public static readonly FrozenSet<string> Works = Words(
        "pasang dipasang pasangkan pemasangan pindah dipindah pindahkan tambah ditambah tambahkan penambahan "
            + "instal install diinstal instalasi instalkan reset direset resetkan buka dibuka bukakan buatkan "
            + "dibuatkan pembuatan bikin bikinkan aktifkan diaktifkan aktivasi perpanjang diperpanjang perpanjangan "
            + "ganti diganti gantikan penggantian perbaiki diperbaiki perbaikan setting disetting seting settingkan "
            + "konfigurasi dikonfigurasi backup restore pulihkan dipulihkan hapuskan dihapus perbarui diperbarui "
            + "upgrade diupgrade naikkan dinaikkan butuh perlu minta permintaan permohonan ajukan mengajukan "
            + "register daftarkan didaftarkan sambungkan disambungkan integrasi integrasikan pinjam servis service "
            + "diservis need request create install setup"
    );

    /// <summary>Whether a word is one that people write, in any of the meanings that are told apart here.</summary>
    public static bool Knows(string word) =>
        Spellings.ContainsKey(word)
        || new[]
        {
            Fillers,
            Greetings,
            Thanks,
            BesideThanks,
            Nods,
            Pleas,
            BesideQuestions,
            Troubles,
            Things,
            Works,
        }.Any(words => words.Contains(word));

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static FrozenDictionary<string, string> Pairs(params IEnumerable<string> lines)
    {
        Dictionary<string, string> pairs = [];
        foreach (var line in lines)
            if (line.Split('=') is [var word, var spellings])
                foreach (var spelling in spellings.Split(','))
                    pairs.TryAdd(spelling, word);
        return pairs.ToFrozenDictionary();
    }
}
