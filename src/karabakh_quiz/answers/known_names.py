"""Names that there are: what keeps a slip of the pen apart from somebody else's name.

"Pashinyam" is nobody, so it is Pashinyan; "Manukyan" is a name of its own, so
it is not Marukyan. A word that sounds more like another name of these lists
than like the expected one is not taken for it. The lists need not be whole:
they hold what is common in the region and in its press.

One name a word; spellings of one name that sound too unlike for `phones` to
see it are joined by `=` (Mkrtchyan=Mugerditchian). All in Latin letters.
"""

SURNAMES = """
Abajyan Abgaryan Abovyan Abrahamyan=Abramyan Adamyan Adonts Afyan Aghabalyan Aghabekyan
Aghajanyan=Agadzhanyan Aghasyan Aghayan=Agheyan Aghazaryan Aharonyan Aharonian Aivazian=Ayvazyan
Akhmedov=Ahmadov Akobyan=Hakobyan=Akopyan=Hagopian=Hakobian Alaverdyan Aleksanyan=Alexanian
Alikhanyan Altunyan Amatuni Ambartsumyan=Hambardzumyan Amirkhanyan Amiryan Ananyan Andreasyan
Andranikyan Antonyan Apresyan Arakelyan Araratyan Aramyan Arshakyan Arzumanyan Arsenyan Arustamyan
Aslanyan Asatryan=Asatrian=Asaturyan Asryan Atabekyan Atoyan Avagyan Avakyan=Avagyan Avanesyan
Avetisyan Avetyan Ayrapetyan=Hayrapetyan Ayvazyan Azaryan Azatyan Azizyan Babajanyan Babakhanyan
Babayan=Papayan Babloyan Badalyan Baghdasaryan Baghramyan Bagratyan Bakhshyan Balabanyan
Balasanyan Balayan Balyan Barseghyan Basentsyan Beglaryan Bekaryan Bezirganyan Bleyan Boyajyan
Bostanjyan Brutyan Budaghyan Chakhalyan Chalabyan Chilingaryan Chobanyan Dallakyan Danielyan
Darbinyan Dashnakyan Davtyan Davidyan=Davityan Dermoyan Dilanyan Dolukhanyan
Egoyan=Eghoyan=Yeghoyan Egiazaryan=Yeghiazaryan Elbakyan Eloyan Eminyan Engibaryan=Yengibaryan
Enokyan Farmanyan Gabrielyan Gagikyan Galstyan=Galustyan Galstanyan Galoyan Gasparyan Geghamyan
Gevondyan Gevorgyan=Kevorkian Gharibyan=Karibian Ghazaryan=Kazarian=Lazarian Ghazinyan Ghonjeyan
Ghukasyan=Lukasyan Ghulyan Gogyan Grigoryan=Krikorian Gulyan Gyulbenkian=Gulbenkian Gyurjyan
Gyozalyan Gzoyan Hairapetyan Hajian Hakhverdyan Hakhumyan Halajyan Hamazaspyan
Harutyunyan=Arutyunyan=Haroutunian=Artunian Hasratyan Hayrikyan=Ayrikyan Hmayakyan
Hovakimyan=Ovakimyan Hovhannisyan=Oganesyan=Hovanessian=Ohannessian=Ovanesyan=Hovannisian
Hovsepyan=Osipyan=Ovsepyan Hrayrian Hunanyan Iskandaryan=Eskandaryan Israelyan Ishkhanyan
Jaghinyan Jamalyan Janjughazyan Javadyan Kalantaryan Kamalyan Kanayan Karakhanyan Karamyan
Karapetyan=Garabedian Kardashian Kasparov Khachikyan Khachatryan=Khachadrian
Khachaturyan=Khatchadourian Khandanyan Khachanov Kharatyan Khanjyan Khojabekyan Khojoyan
Khosrovyan Khlghatyan Khnkoyan Khudoyan Khurshudyan Kirakosyan=Guiragossian Kirakossian Kocharyan
Kocharov Kostanyan Konstantinyan=Constantinian Konjoryan Korkmazyan Kosyan Kotanjyan Kurghinyan
Kyureghyan Lalayan Lazarev Lazaryan Levonyan Loretsyan Luskyan Lusyan Madoyan Makaryan Makeyan
Makunts Malayan Malkhasyan Mamikonyan Manandyan Manasyan Manoukian=Manukyan Manucharyan Manvelyan
Margaryan=Markaryan=Markarian Marutyan Marukyan Markosyan Martirosyan=Mardirossian=Mardirosian
Mashurian Matevosyan Mayilyan=Mailyan Mazmanyan Meliksetyan Melikyan Melikjanyan Melkonyan
Melkumyan Meloyan Mesropyan Mikaelyan=Mikayelyan Mikoyan Minasyan Mirakyan Mirakhoryan Mirijanyan
Mirzakhanyan Mirzabekyan Mirzoyan Mkhitaryan=Mekhitarian
Mkrtchyan=Mugerditchian=Mkrtchian=Meguerditchian=Mekertichian=Mgrdichian Mnatsakanyan
Mouradian=Muradyan Movsesyan=Movsisyan Mosinyan Muradkhanyan Musayelyan Mushegyan Nahapetyan
Nalbandyan Navasardyan Nazarbekyan Nazaryan Nazarian Nersesyan=Nersisyan Nikoghosyan=Nikogosyan
Nikolyan Nikoyan Nurijanyan Ohanyan=Oganyan Ohanjanyan=Oganjanyan Ordyan Orbelyan Osipov
Oskanyan=Voskanyan Ovsepian Pambukyan Panosyan Papazyan Papikyan Papoyan Parsyan Pashayan
Pashinyan Patvakanyan Petrosyan=Bedrosian Piloyan Pirumyan Poghosyan=Boghosian=Pogosyan Poladyan
Postanjyan Rostomyan Rustamyan Safaryan Saghatelyan=Sagatelyan Saghyan Sahakyan=Isahakyan=Saakyan
Sahradyan Sahakian Saiyan Samsonyan Samvelyan Santrosyan Saroyan
Sargsyan=Sarkisian=Sarkissian=Sarkisyan Sarkisov Sarafyan Sarkozi=Sarkozy Sedrakyan Serobyan
Shaboyan Shahazizyan Shahinyan Shahgeldyan Shahnazaryan=Shakhnazarov Shahramanyan Shahverdyan
Sharmazanov Sharoyan Shirinyan Shirvanyan Shmavonyan Shushanyan Simavoryan Simonyan Simonian
Smbatyan Soghomonyan=Sogomonyan Spartakyan Stepanyan Stambultsyan Sukiasyan Sujyan Surenyan
Tadevosyan=Tatevosyan Taroyan=Teroyan Tashjian Tatoyan Tavadyan Terteryan Toganyan Tonoyan
Torosyan Tokmajyan Topalyan Toumanyan=Tumanyan Tovmasyan=Tumasyan Tsarukyan Tsaturyan Tunyan
Umroyan Urikhanyan Vahanyan Vanetsyan Vanyan Varagyan Vardanyan=Vartanian Vardapetyan Vardazaryan
Vardevanyan Varosyan Vasilyan Vatyan Vehapetyan Virabyan Voskerchyan Yedigaryan Yegoryan Yeremyan
Yeritsyan Yesayan Yepiskoposyan Zakaryan=Zakharyan Zalinyan Zargaryan Zeynalyan Zeynaloglu
Zhamkochyan Zohrabyan=Zohrapyan Zurabyan

Abasov=Abbasov Abbaszade Abdullayev Abdullazade Abilov Aghayev Aghazade Ahmadli Ahmadzade Akhundov
Akhundzade Akbarov Alakbarov Alasgarov Aliyev Aliyeva Aliyarov Aliyarli Alizade Alkhanov
Allahverdiyev Allahyarov Amirov Amirbayov Amiraslanov Arifov Asadli Asadov Asadova Asadullayev
Asgarov Aslanov Ashurov Atakishiyev Azimov Azizov Babayev Babazade Bagirov=Baghirov Bahramov
Bakhshiyev Balayev Bayramli Bayramov Bayramova Bunyadov=Bunyatov Cabbarli Dadashov Dilanov Eldarov
Elchibey Eyvazov Eyyubov Efendiyev=Afandiyev Fatullayev Garayev Gasimov=Kasimov=Kasumov Gayibov
Geraybayli Gurbanli Gurbanov=Kurbanov Guliyev=Kuliev=Quliyev Gulzade Hajizade
Hajibayov=Gadzhibekov Hajibayli Hajili Hajiyev=Gadzhiev Hamidov=Gamidov Hamzayev Hasanli
Hasanov=Gasanov Hasanova Hasanzade Heydarov=Geydarov Humbatov=Gumbatov Huseynli Huseynov=Guseinov
Huseynova Huseynzade Hasanoglu Ibrahimbayov Ibrahimov=Ibragimov Ibrahimli Imanov Imanli Isayev
Iskenderov=Isgandarov Ismayilov=Ismailov Ismayilova Ismayilzade Jabbarov=Dzhabbarov
Jabarov=Dzhabarov Jabiyev Jafarov=Dzhafarov Jafarova Jalilov Jalalov Javadov=Dzhavadov Karimov
Karimli Karimova Kazimov Kazimli Kerimzade Khalilov Khalilzade Khanlarov Khudiyev Latifov
Mahmudov=Makhmudov Mahmudlu Mahmudzade Majidov Mamedov=Mammadov Mammadova=Mamedova Mammadli
Mammadyarov Mammadzade Mansurov Mardanov Mehdiyev=Mekhtiev Mehraliyev Mikayilov Mirzayev Mirzazade
Mollazade Muradov Musabayov=Musabeyov Musayev Mustafabayli Mustafayev Mustafayeva Mustafazade
Mutallibov=Mutalibov Nabiyev Najafov Naghiyev Nasirov Nasibov Nazarov Novruzov Nuriyev
Orujov=Orudzhev Osmanov Panahov Pashayev Pashayeva Polad Polukhov Qarabagli Rahimov=Ragimov
Rahimli Rahimzade Ramazanov Rasulov Rasulzade Rustamov Rzayev Sadigov=Sadikhov=Sadikov Safarli
Safarov Salahov Salamov Salimov Samadov Seyidov Shahbazov Sharifov Shikhaliyev Shirinov Suleymanov
Sultanov Surat Taghiyev=Tagiev Tahirov=Tagirov Talibov Tagizade Usubov Valiyev=Veliev Valiyeva
Valizade Veysalov Vezirov Yagubov Yunusov Yusifov=Yusufov Yusifzade Zahidov Zamanov Zarbaliyev
Zeynalov Zulfugarov

Agamyan Akhmetov Andropov Antonov Baklanov Bakatin Belousov Biden Bogdanov Boldyrev Bordyuzha
Brezhnev Chernenko Chernomyrdin Chernyshenko Chernyshev Chizhov Chubais Churkin Dobryshev Dugin
Fradkov Gaidar Galuzin Galushkin Glazyev Gerasimov Girkin Golikova Gorbachev=Gorbachyov Grachev
Gromov Gromyko Grushko Gryzlov Gudkov Ivanov Ivanova Kadyrov Karasin Karaganov Karlov Kasyanov
Kazimirov Khinshtein Khodakovsky Khrushchev Khoroshev Kirienko Kobzon Kolerov Kondratyev
Konstantinov Kopyrkin Kosachev Kostin Kotov Kovalchuk Kozak Kozyrev Krotov Krylov Kudrin Kuznetsov
Lavrov Lavrova Lavrentyev Lebed Lebedev Lukashenko=Lukashenka Lukyanov Lukashevich Lyubimov
Makarov Maslov Matvienko Medinsky Medvedchuk Medvedev Medvedeva Miller Mironov Mishustin Naryshkin
Navalny Nemtsov Nikiforov Nikolayev Novikov Orlov Ostashko Overchuk Panteleev Patrushev Patrusheva
Peskov Peskova Petrov Petrova Podberezkin Polyansky Polyakov Popov Pozner=Posner Prigozhin
Primakov Prokhorov Pushkin Pushkov Putin Putina Putilin Rasputin Razvozhaev Razumovsky Rogozin
Rudenko Rutskoi Ryabkov Ryzhkov Safonov Semyonov=Semenov Semenyuk Sergeev Serdyukov Shevardnadze
Shoigu Shumeiko Sidorov Simonov Simonova Simonenko Skvortsov Slutsky Smirnov Sobyanin Solovyov
Stalin Stepanov Stepanova Stepashin Surkov Sukhov Tarasov Tereshkova Titov Titorenko Tokayev
Trubnikov Trutnev Tsekov Ulyukaev Ushakov Utkin Vainshtok Valuev Vasiliev Venediktov Vershbow
Vinokurov Volodin Volsky Vorobyov Vorobyeva Voronin Vorontsov Voronov Yavlinsky Yakovenko Yakovlev
Yanukovych Yatsenyuk Yazov Yegorov Yeltsin Yeltsina Yermak Yushchenko Zas Zaslavsky Zakharchenko
Zakharov Zakharova Zakharevich Zatulin Zelensky Zelenska=Zelenskaya Zenkovich Zhirinovsky Zhukov
Zubarev Zyuganov Kuleba Poroshenko

Atatürk=Ataturk Akar Aksoy Bahçeli Bozkır Çavuşoğlu=Chavushoglu Çelik Çiçek Davutoğlu Demirel
Demirtaş Ecevit Erbakan Erdem Erdoğan=Erdogan Ersoy Erdal Fidan Gül Gürsel İmamoğlu Kalın Karaman
Kılıç Kılıçdaroğlu Oktay Özal Peker Şahin Şentop Sezer Soylu Yıldırım Yılmaz Özdağ Özel Kemal

Albright Annan Ashton Baerbock Baker=Beyker Barnier Barroso Bernard Biden=Bayden Bildt Blinken
Boehner Bolton Borrell Bradtke Bryza=Brayza Burns=Byorns Bush=Busch Cameron=Kemeron Carter
Cavanaugh=Cavanagh=Kavano Cheney Chirac Clark Clinton Colonna Cotti Cox Dassier Dixon Dole
Donfried Dujarric=Djuzharrik Fabius Fillon=Fiyon Freden Gasparri Gates Gore Grandi Greminger Grono
Guterres=Guterrish Hague=Kheyg Harris Harutian Heusgen Hill Hollande Hopkins Jacovides Johnson
Juncker Juppe Kasprzyk=Kaspshik Kerry Kelly Kim Kinzhal Kissinger Klaar Kohl Kouchner Kramer
Kristol Lacroix Landon Leclerc Leyen=Lyayen Linde Lynch Macron Maas Mann=Men Mather Marcon Mattis
May=Mey Menendez Merkel Merz Michel Miliband Mitchell Mogherini Mohamed Morin Moreno Muller Murphy
Nixon Obama Ocampo Ohn Osmani Oz Palme Parly Parolin Patel=Patil Pelosi Pence=Pens Pompeo Porter
Powell=Pauell Powers Price=Prays Psaki Reagan Reeker=Riker Renzi Rice=Rays Ritter Roth Roussely
Rubio Rumsfeld Rutte Sandhu Sarkozy Scalia Schiff Schmid Scholz=Scholtz Schröder Schulz Sherman
Smith Solana Steinmeier=Shtaynmayer Stoltenberg Struthers=Strazers Sullivan=Sallivan Swigert
Tracy=Treysi Trump=Tramp Tusk Vance=Vens Verveer Villepin Visentini Volker Walker=Uoker
Warlick=Uorlik Weber Westerwelle Wickremesinghe Williams Wolf Yovanovitch Zarif Zapatero Raisi
Khamenei Rouhani Velayati Amirabdollahian=Abdollahian Bagheri Zelaya Patrick Johansson Hansen
Lindner Kvirikashvili Saakashvili Garibashvili Kobakhidze Margvelashvili
Zourabichvili=Zurabishvili Ivanishvili Kvitsiani Nazarbayev Japarov Mirziyoyev Rahmon
Berdimuhamedow Akayev Sherimkulov Niyazov White=Uayt Blair=Bler Brown=Braun Straw=Stro
McCain=Makkeyn Wood=Vud Moore=Mur Young=Yang Fassier=Fasye Stein=Shtayn Strauss=Shtraus Hale=Kheyl
Wright=Rayt Taylor=Teylor Jones=Dzhons Bono
"""

GIVEN = """
Abulfaz=Ebulfez=Abulfas Adam Agasi Agshin Ahmet=Ahmad=Ahmed Akaki Aida Albert Alec
Alen=Alain=Alan=Allen Alexander=Alexandre=Aleksandr=Oleksandr=Alexandros=Sandro
Alexey=Alexei=Aleksey=Oleksiy=Alexis Ali Alla Almaz Alina Amal Amir Ana Anahit Anar Anastas
Anatoly=Anatolii Andranik=Antranig Andrew=Endryu Andrey=Andrei=Andriy Angela Ani Anna=Anne=Hanna
Annalena Antonio Antony=Anthony=Entoni Antonina Anush Ara Araksya Arayik=Araik Aram Ararat Araz
Arif Arkady=Arkadi Armen Arman Armenak Arpi Arpine Arsen Arshak Arshavir Artak=Ardag Artashes
Artavazd Arthur=Artur Artem=Artyom Artsvik Arus Arusyak Asad Ashot Aslan Avetik Avetis Ayaz Aydin
Aykhan=Ayxan Ayk Azat Azer Babken Bagrat=Pakrad Bako Barack=Barak Baghdasar Bahar Bahruz Bella
Benjamin Bernard Bilal Bill=William Boris Brigitte Camal=Jamal Carey=Kerry=Keri Carl=Karl
Catherine=Ekaterina=Yekaterina=Katerina=Catarina=Ketrin Charles=Sharl=Charlz Christian Christine
Colin=Kolin Constantine=Konstantin Cyrus Daniel Daron David=Davit=Tavit=Daviti Davos Denis Diana
Dmitry=Dmitri=Dimitri=Dmytro=Dimitry Donald Edgar Edik Edmon=Edmond=Edmund
Edward=Eduard=Edvard=Edouard Elchin=Eltchin Eldar Eleanor Elena=Olena=Helen=Helena=Yelena=Hélène
Elizabeth=Yelizaveta=Elisabeth Elman Elmar Elnur Elshad Emil Emine
Emmanuel=Immanuel=Emmanuil=Immanuil=Manuel Erik Ervand=Yervand Etibar Eva Fariz Farhad=Ferhat
Federica Felix Fikret=Fikrat Filippo=Philip=Philippe=Filipp=Felipe Flavio Francis Francois=Fransua
Frank=Frenk Fuad Gagik Galust Galina Garegin=Karekin Garik Garo Garry=Harry Gayane Gegham=Kegham
Gennady=Hennadiy George=Georgy=Georgi=Georgiy=Giorgi=Jorge=Heorhii=Dzhordzh Gerhard
Gevorg=Kevork=Gevork Gohar Grigor=Krikor=Grigory=Grigoriy=Gregory=Grégoire Gor Gurgen Gulnara
Gulshan Hakan Hakob=Hagop=Akop=Jacob=Yakov Hambardzum Hamlet Hans Harut
Harutyun=Arutyun=Haroutioun Hasan=Gasan Hayk=Aik=Haig=Hayg Heghine Heidi Heinrich Hermine
Heydar=Haydar=Geidar=Gaidar Hikmet=Hikmat Hillary=Hilary Hovik=Ovik
Hovhannes=Ovanes=Oganes=Hovannes=Ohannes=Hovanes Hovsep=Osip=Ovsep Hrant=Grant Hrair=Grair
Hripsime Hulusi Huseyn=Gusein=Hossein=Hussein Ibrahim=Ibragim Igor=Ihor Ilham=Ilkham Ilgar
Ilya=Illia Inga Irina=Iryna Isa Isahak=Sahak=Isaac=Isak Isgandar=Iskender Ishkhan Ismail=Ismayil
Ivan Jake=Dzheyk Jack James=Dzheyms Jamil Jan Javad Jean=Zhan Jemal Jens Jeremy=Dzheremi
Jerome=Zherom=Dzherom Jeyhun Jim=Dzhim Jirair=Zhirayr Joan Joe=Dzho Johannes John=Dzhon
Jonathan=Dzhonatan Jorge Josef=Joseph=Josep=Iosif=Jose=José=Zhosep Joost
Julia=Yulia=Iulia=Juliette Kaja Kamal=Kemal Kamran Kamo Karapet=Garabed Karen Karim=Kerim Karine
Karolos Kazimir Kenneth Khachatur=Khachadour Khachik Khazar Khosrov Kim Kirill=Cyril=Kyrylo
Kristina=Kristine Knarik Lala Larisa Lena Leonid Levon=Leon=Lev Leyla Lia Liana Lilia Lilit=Lilith
Lindsey Lloyd Louis=Luis=Lui=Luigi Luca Lusine Lyudmila=Liudmila=Ludmilla Lyudvig=Ludwig Magda
Mahmud=Makhmud Makich Malik Mamikon Manuk Manushak Manvel Mane Marat Marcel Marco=Marko
Margarita=Margaret=Marguerite Margus Maria=Marie=Mary=Mariya=Mari Mariam Marina
Mark=Markus=Marcus=Marc Martin Martiros Matthew=Metyu=Matthieu=Mathieu Matthias
Mehmet=Mahammad=Muhammad=Mohammad=Magomed Mehriban Melania Melik Melkon Menua Meri Mesrop Mevlut
Mher=Mger=Meher Michael=Mikhail=Mikhael=Mykhailo=Michel=Mikael=Mikayel=Mihail=Maykl Michelle Milos
Mirza Mkhitar Mkrtich=Mugerdich Movses=Moses Mushegh Murad Mustafa Nagi Nahapet Naina Nairi
Nancy=Nensi Narek Nariman Narine Natalia=Natalya=Nathalie Nathan Natig Nazeli Nazenik Nelli Nelson
Nerses Nersik Nicolas=Nicholas=Nikola=Nikolya Nikolai=Nikolay=Nikolaj=Mykola Nikita Nikol=Nicol
Nina Nino Norayr Norik Novruz Nune Nver Olaf=Olav Oleg=Oleh Olga=Olha Oliver Onnik Orkhan Osman
Pamela Parandzem Pargev Paruyr Paul=Pavel=Pavlo=Pablo Pere
Peter=Petros=Bedros=Pyotr=Petr=Petro=Pierre=Pedro Pogos=Poghos=Boghos Polad Qasim=Gasim
Rafael=Rafayel=Raphael Rafik Ramil Ramiz Rasim Rashid Rasul Razmik=Razmig
Recep=Redzhep=Rejep=Rajab=Recab Rex Richard=Ryszard Robert Rodney Roland Roman Ron Ronald Rostom
Roy Ruben=Rouben=Reuben Rufat Ruslan Rustam Sabir Sabina Safar Sahib Said Sako Salman Samad Samir
Samvel=Samuel Sarah=Sara Sargis=Sarkis Saribek Sasun Sedrak
Sergey=Sergei=Sergej=Sergueï=Serhii=Serhiy Serob=Serop Serzh=Serge=Serj=Sersch=Serž Sevak=Sevag
Seyran Shahen Shahin=Shakhin Shahram Shahriyar=Shahriar Shavarsh Sheikh Shushan Silva Simon
Sofia=Sophia=Sofya Sokrat Spartak Stalin Stanislav=Stanislaw Stella
Stephane=Stefan=Stephen=Steven=Stepan Steve=Stiv Suren=Souren Susanna Suleyman=Soliman=Süleyman
Svetlana Sylvie Tahir=Tair Taguhi Talat Tariel Taron Tatev Tatevik Tatul Tatiana=Tatyana Telman
Teresa Tevan Tigran=Dikran Thomas=Tovmas=Toma Toivo Tony Torgom Toros Tofig Turgut Ulviyya Ursula
Urs Vache Vafa Vagharshak=Vagarshak Vagif Vahagn=Vaagn Vahan=Vagan=Vaan Vahe=Vage=Vaye
Vahram=Vagram Valentin Valentina Valery=Valerii Varazdat Vardan=Vartan Vardges=Vartkes Varuzhan
Vasif Vasily=Vasil=Vasyl Vazgen=Vasgen Vedant Veronika=Veronica Vicken=Viken Victor=Viktor
Victoria Vilayat Vilen Vitaly=Vitalii Vladimir=Volodymyr=Wladimir=Wolodymyr=Vladimer Vladislav
Volkan Vyacheslav Wayne Wolfgang Yasha Yasser Yegor Yeghia=Egia=Elia=Ilia Yeghishe=Egishe=Yegishe
Yerjanik Yeva Yulian Yuri=Yury=Youri=Iouri=Jurij=Juri Yusif=Yusuf Zahid Zakir Zara Zareh Zaven
Zbigniew Zhanna=Jeanne Zhirayr Zia Zohrab=Zograb=Zorab Zoya Zurab Zhora Sona=Sonya Arpenik Harmik
Davo Artavan Vahid Veli=Vali Tural Teymur=Timur=Temur Togrul=Tugrul Andrzej=Andzhey
Jacques=Zhak=Jak Condoleezza=Kondoliza Georges=Zhorzh Laurent=Loran Dominique=Dominik
Xavier=Ksavye=Javier=Khavyer Hubert=Yuber Hugh=Khyu Walter=Valter=Uolter Wesley=Uesli
Warren=Uorren Patrick=Patrik Ban=Pan
"""
